using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>Codes of vocabularies by the form that each gives them: HP:0001250, OMIM 154700, LOINC 2160-0. What has another form may be a telephone number, a name or a record number.</summary>
internal static partial class VocabularyCode
{
    private const int Longest = 24;

    // A group of so many figures goes on with a telephone number: HP:0770090 0123.
    private const int PhoneGroup = 3;

    /// <summary>Where the code at a token ends that the vocabulary's name announces, or the token itself where it has no such form.</summary>
    public static int End(Note note, int vocabulary, int at)
    {
        if (!note.Has(at))
            return at;
        var start = note[at].Start;
        var announced = note.Folded(vocabulary) + ":";
        var match = Code().Match(string.Concat(announced, note.Text.AsSpan(start, Math.Min(Longest, note.Text.Length - start))));
        if (!match.Success || match.Groups["sct"] is { Success: true } concept && !Checksums.IsSnomed(concept.ValueSpan))
            return at;
        var stop = start + match.Length - announced.Length;
        var end = note.TokenAt(stop);
        return note[end - 1].End == stop && !(note.IsDigits(end) && note[end].Length >= PhoneGroup && !note.Is(end + 1, Sense.Unit) && !note.IsMark(end + 1, '%')) ? end : at;
    }

    [GeneratedRegex(
        @"^(?:
        (?:hpo?|mondo|uberon):[0-9]{7}
        |omim:(?:PS)?[0-9]{6}(?:\.[0-9]{4})?
        |(?:orpha|orphanet|chebi):[0-9]{1,6}
        |(?:doid|rxnorm|rxcui):[0-9]{1,7}
        |hgnc:[0-9]{1,5}
        |(?:snomed|snomedct|sct|sctid):(?<sct>[0-9]{6,18})
        |loinc:(?:L[AP])?[0-9]{1,6}-[0-9]
        |atc:[A-Z][0-9]{2}(?:[A-Z]{1,2}(?:[0-9]{2})?)?
        |icd:(?:[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4}|[0-9A-Z]{1,2}|[0-9A-Z]{3}[A-Z])?|[0-9]{3}(?:\.[0-9]{1,2})?|E[0-9]{3}(?:\.[0-9])?)
        |umls:C[0-9]{7}
        |ncit:C[0-9]{3,6}
        |mesh:[CDMQ][0-9]{6}(?:[0-9]{3})?
        )(?!\w|[-./]\d|[ \t\u00a0]*[-./\u2010-\u2013][ \t\u00a0]*\d{3})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
