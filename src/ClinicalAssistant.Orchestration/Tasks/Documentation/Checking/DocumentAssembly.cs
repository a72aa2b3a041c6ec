using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Puts a document together from the sentences that the output guard released: sections by their headings, sources by their citations, each sentence checked against its sources.</summary>
internal sealed partial class DocumentAssembly(DocumentTemplate template, IReadOnlyList<Evidence> evidence, SentenceDoubts doubts)
{
    private static readonly string[] Behind = [NoteText.Omitted];

    /// <summary>The sections of the template, then any others that the text has.</summary>
    public IReadOnlyList<DocumentSection> Sections(IEnumerable<DraftedSentence> drafted)
    {
        var sections = template.Sections.Select(section => (section.Id, section.Title, section.Loinc, Sentences: new List<DocumentSentence>())).ToList();
        var texts = evidence.ToDictionary(piece => piece.Id, piece => piece.Text, StringComparer.Ordinal);
        var current = -1;
        foreach (var sentence in drafted)
        {
            var line = sentence.Text.Trim();
            if (Heading().Match(line) is { Success: true } heading)
            {
                var title = heading.Groups["t"].Value.Trim(' ', ':', '*');
                current = Behind.Contains(title) ? -1 : sections.FindIndex(section => section.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
                if (current < 0 && !Behind.Contains(title) && title.Length > 0)
                {
                    sections.Add((title.ToLowerInvariant().Replace(' ', '-'), title, null, []));
                    current = sections.Count - 1;
                }

                continue;
            }

            if (current < 0 || Read(line, sentence.Doubts, texts) is not { } read)
                continue;
            sections[current].Sentences.Add(read);
        }

        return [.. sections.Select(section => new DocumentSection(section.Id, section.Title, section.Sentences) { Loinc = section.Loinc })];
    }

    /// <summary>The sources, utterances and record entries alike.</summary>
    public IReadOnlyList<DocumentSource> Sources() =>
    [
        .. evidence.Where(piece => piece.Kind == EvidenceKind.Record).Select(piece => NoteEvidence.Read(piece) is { } said
            ? new DocumentSource(piece.Id, DocumentSourceKind.Utterance, piece.Text) { Speaker = said.Speaker.ToString().ToLowerInvariant(), Start = said.Start, End = said.End }
            : new DocumentSource(piece.Id, DocumentSourceKind.Record, piece.Text)),
    ];

    private DocumentSentence? Read(string line, IReadOnlyList<string> marked, Dictionary<string, string> texts)
    {
        var cited = Citation().Matches(line).SelectMany(match => match.Groups["n"].Captures).Select(capture => capture.Value).Where(texts.ContainsKey).Distinct().ToList();
        var text = Bullet().Replace(Citation().Replace(line, ""), "").Replace("**", "", StringComparison.Ordinal).Trim();
        text = SpaceBeforeStop().Replace(text, "$1");
        if (!text.Any(char.IsLetterOrDigit) || text.TrimEnd('.').Equals(NoteText.NotStated, StringComparison.OrdinalIgnoreCase))
            return null;
        return new DocumentSentence(text, cited) { Doubts = [.. marked.Concat(doubts.Of(text, [.. cited.Select(id => texts[id])])).Distinct()] };
    }

    [GeneratedRegex(@"^(?:\*\*(?<t>[^*]{2,80})\*\*:?|#{1,4}\s+(?<t>.{2,80}))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s*\[(?<n>\d{1,4})(?:\s*,\s*(?<n>\d{1,4}))*\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"^\s*(?:[-*•]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+([.,;])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SpaceBeforeStop();
}
