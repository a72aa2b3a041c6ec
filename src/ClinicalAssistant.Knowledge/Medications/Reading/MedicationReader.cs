using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Makes out drugs and doses in medication lists, single orders and free text. Safe for concurrent use.</summary>
public sealed partial class MedicationReader
{
    private const int LongestEntry = 500;
    private const int WordsOfAnEntry = 9;

    private static readonly char[] Breaks = [',', ';', '\n', '\r'];

    private readonly MedicationPack _pack;

    /// <summary>A reader of the pack's names.</summary>
    public MedicationReader(MedicationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
    }

    /// <summary>Reads a list, one medicine an entry. An entry in which nothing is made out has no drug and no group.</summary>
    /// <param name="entries">The entries as they are written.</param>
    /// <param name="weightKg">Body weight for doses per kg, or null.</param>
    /// <param name="proposed">Whether they are proposed orders.</param>
    public IReadOnlyList<StatedMedication> ReadList(IEnumerable<string> entries, decimal? weightKg = null, bool proposed = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return [.. entries.Where(entry => !string.IsNullOrWhiteSpace(entry)).SelectMany(entry => ReadEntry(Shortened(entry.Trim()), weightKg)).Select(one => one with { Proposed = proposed })];
    }

    /// <summary>Whether a text reads as a list: short entries between commas or line ends, of which at least half, the first among them, begin with a medicine.</summary>
    public bool IsList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var entries = Entries(text).ToList();
        return entries.Count > 0 && !text.Contains('?', StringComparison.Ordinal)
            && entries.TrueForAll(entry => entry.Count(c => c == ' ') < WordsOfAnEntry && !entry.Contains(": ", StringComparison.Ordinal) && !entry.Contains(". ", StringComparison.Ordinal))
            && entries.Count(BeginsWithMedicine) * 2 >= entries.Count;
    }

    /// <summary>The entries of a text that reads as a list.</summary>
    public static IEnumerable<string> Entries(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            // A comma between digits belongs to a number, one inside brackets to a note on the medicine before it.
            if (i < text.Length && (!Breaks.Contains(text[i]) || (text[i] == ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && i > 0 && char.IsAsciiDigit(text[i - 1]))))
                continue;
            var entry = text[start..i].Trim(' ', '\t', '-', '*', '\u2022', '.');
            if (entry.StartsWith("and ", StringComparison.OrdinalIgnoreCase))
                entry = entry[4..];
            if (entry.Length > 0)
                yield return entry;
            start = i + 1;
        }
    }

    /// <summary>
    /// The medicines that a free text names and does not deny, each once with its dose. Misspelt names are not guessed at here; a name that is followed by a
    /// dose and is none of the pack's is given without drug.
    /// </summary>
    public IReadOnlyList<StatedMedication> ReadText(string text, decimal? weightKg = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = ContextScope.Read(text);
        var mentions = _pack.Lexicon.Find(text);
        var read = new List<StatedMedication>();
        for (var i = 0; i < mentions.Count; i++)
        {
            if ((context.At(mentions[i].Start, mentions[i].End) & (ContextSense.Negated | ContextSense.Family | ContextSense.Hypothetical)) != 0 || AllergyCues.Before(text, mentions[i].Start))
                continue;
            var end = SegmentEnd(text, mentions[i].End, i + 1 < mentions.Count ? LeadStart(text, mentions, i + 1) : text.Length);
            var lead = LeadStart(text, mentions, i);
            read.Add(Stated(text[mentions[i].Start..mentions[i].End], mentions[i], text[mentions[i].End..end], text[lead..mentions[i].Start], weightKg));
        }

        read.AddRange(Unknown(text, mentions));
        return Once(read);
    }

    /// <summary>Every name of a medicine in a text with its place, whatever is said of it: taken, denied, stopped or an allergen.</summary>
    public IReadOnlyList<NamedMedicine> Names(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. _pack.Lexicon.Find(text).Select(mention => new NamedMedicine(
                mention.Start, mention.End,
                mention.Product?.Name ?? mention.Group?.Name ?? string.Join('/', mention.Drugs.Select(drug => _pack.Index.Drugs[drug].Id)), mention.Group is not null)
            {
                Allergen = AllergyCues.Before(text, mention.Start) || AllergyCues.After(text, mention.End),
            }),
        ];
    }

    /// <summary>Words that end like the name of a drug, stand directly before a dose and are none of the pack's.</summary>
    private static IEnumerable<StatedMedication> Unknown(string text, IReadOnlyList<DrugMention> mentions) =>
        NameBeforeDose().Matches(text).Select(match => match.Groups[1])
            .Where(name => !mentions.Any(mention => mention.Start < name.Index + name.Length && name.Index < mention.End) && !NoDrug().IsMatch(name.ValueSpan) && !AllergyCues.Before(text, name.Index))
            .Select(name => new StatedMedication(name.Value));

    private bool BeginsWithMedicine(string entry)
    {
        if (_pack.Lexicon.Find(entry) is [var first, ..])
            return first.Start == 0 && !AllergyCues.After(entry, first.End);
        return Tokenizer.Read(entry).FirstOrDefault() is { Kind: TokenKind.Word } word && _pack.Lexicon.Nearest(word.In(entry).ToString(), word.Start) is not null;
    }

    private IEnumerable<StatedMedication> ReadEntry(string entry, decimal? weightKg)
    {
        var mentions = Absorbed(entry, _pack.Lexicon.Find(entry));
        if (mentions.Count == 0 && Misspelt(entry) is { } near)
            mentions = [near];
        if (mentions.Count == 0)
            yield return new StatedMedication(entry);
        for (var i = 0; i < mentions.Count; i++)
        {
            var end = i + 1 < mentions.Count ? LeadStart(entry, mentions, i + 1) : entry.Length;
            var lead = LeadStart(entry, mentions, i);
            yield return Stated(mentions.Count == 1 ? entry : entry[mentions[i].Start..end].Trim(), mentions[i], entry[mentions[i].End..end], entry[lead..mentions[i].Start], weightKg);
        }
    }

    /// <summary>"Zoloft (sertraline) 50 mg" is one medicine, "amlodipine/benazepril 5/20" one product.</summary>
    private List<DrugMention> Absorbed(string entry, IReadOnlyList<DrugMention> found)
    {
        var kept = new List<DrugMention>();
        foreach (var mention in found)
        {
            if (kept.Count == 0 || mention.Drugs.Count == 0 || kept[^1].Drugs.Count == 0)
            {
                if (mention.Group is null || kept.Count == 0 || !kept[^1].Drugs.Any(drug => _pack.Index.In(mention.Group.Id, drug)))
                    kept.Add(mention);
                continue;
            }

            var last = kept[^1];
            var between = entry[last.End..mention.Start];
            if (mention.Drugs.All(last.Drugs.Contains) || last.Drugs.All(mention.Drugs.Contains))
                kept[^1] = (mention.Drugs.Count > last.Drugs.Count ? mention : last) with { Start = last.Start, End = between.Any(char.IsAsciiDigit) ? last.End : mention.End };
            else if (between.Trim() is "/" or "+" or "-" or "&" or "and" or "with")
                kept[^1] = last with { Drugs = [.. last.Drugs, .. mention.Drugs], End = mention.End, Product = null };
            else
                kept.Add(mention);
        }

        return kept;
    }

    private DrugMention? Misspelt(string entry)
    {
        foreach (var token in Tokenizer.Read(entry).Where(token => token.Kind == TokenKind.Word).Take(2))
        {
            if (_pack.Lexicon.Nearest(token.In(entry).ToString(), token.Start) is { } near)
                return near;
        }

        return null;
    }

    private StatedMedication Stated(string text, DrugMention mention, string after, string before, decimal? weightKg)
    {
        var dose = DoseReader.Read(after, before);
        var drugs = mention.Drugs.Select((drug, at) => Stated(drug, at, mention.Drugs.Count, dose, weightKg)).ToList();
        return new StatedMedication(text)
        {
            Drugs = drugs,
            Group = mention.Group,
            Name = mention.Product?.Name ?? mention.Group?.Name ?? string.Join("/", drugs.Select((drug, at) => at == 0 ? drug.Drug.Shown : drug.Drug.Shown.ToLowerInvariant())),
            Respelt = mention.Misspelt is not null,
            Route = dose.Route,
            AsNeeded = dose.AsNeeded,
            Start = mention.Start,
        };
    }

    private StatedDrug Stated(int drug, int at, int drugs, StatedDose dose, decimal? weightKg)
    {
        var record = _pack.Index.Drugs[drug];
        var stated = new StatedDrug(record) { Index = drug, TimesPerDay = dose.TimesPerDay };
        // A product's strength written as one number ("Augmentin 625") is not that of its first drug.
        if (dose.IsRate || dose.Strengths.Count <= at || (drugs > 1 && dose.Strengths.Count != drugs) || (dose.PerKg && weightKg is null))
            return stated;
        var (value, unit) = (dose.Strengths[at], dose.Unit);
        if (unit is null)
        {
            if (record.Unit is not { } usual || DoseUnits.ToBase(value, usual) is not { } taken)
                return stated;
            (value, unit) = (taken.Value, taken.Base);
        }

        if (dose.PerKg)
            value *= weightKg!.Value;
        var single = value * dose.Count;
        var daily = dose.WholeDay ? single : dose.TimesPerDay is { } times ? single * times : dose.Once ? single : (decimal?)null;
        return stated with { PerDose = dose.WholeDay && dose.TimesPerDay is > 1 and var split ? single / split : single, Daily = daily, Unit = unit, UnitAssumed = dose.Unit is null };
    }

    /// <summary>The same medicine named again in a text is the same medicine; the mention with a dose counts.</summary>
    private static List<StatedMedication> Once(List<StatedMedication> read)
    {
        var kept = new List<StatedMedication>();
        foreach (var medication in read)
        {
            var same = kept.FindIndex(one => medication.Name is null ? one.Text == medication.Text : one.Name == medication.Name);
            if (same < 0)
                kept.Add(medication);
            else if (kept[same].Drugs.All(drug => drug.PerDose is null) && medication.Drugs.Any(drug => drug.PerDose is not null))
                kept[same] = medication;
        }

        return kept;
    }

    private static int SegmentEnd(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is ';' or '\n' or '?' || (text[i] == '.' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]))) || (text[i] == ',' && !(i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
                return i;
        }

        return to;
    }

    /// <summary>Where the dose that stands directly before a name begins ("two 500 mg tablets of metformin"), or the name itself.</summary>
    private static int LeadStart(string text, IReadOnlyList<DrugMention> mentions, int at)
    {
        var floor = at > 0 ? mentions[at - 1].End : 0;
        return floor + DoseReader.LeadOf(text[floor..mentions[at].Start]);
    }

    // The usual endings of international names; amounts per something ("mg/dL") are results, no doses.
    [GeneratedRegex(@"\b([a-z]{3,}(?:ide|ine|one|ol|in|ate|am|il|an|ast|ium|ant|ene|ole|ab|ib|ir|us|id|ac|yl|en))\s+\d+(?:\.\d+)?\s?(?:mg|mcg|micrograms?|units?)\b(?!\s?/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex NameBeforeDose();

    [GeneratedRegex(@"^(?:medicine|medication|protein|vitamin|creatinine|bilirubin|albumin|ha?emoglobin|ferritin|troponin|prolactin|urine|saline|routine|baseline|machine|alone|gone|contain|again|remain|obtain|maintain|certain|begin|within|main|pain|then|when|taken|given|often|even|women|than|plan|mean|date|rate|estimate|approximate|appropriate|equivalent|constant|patient|maximum|minimum|medium|total|control|until|still|pill|fluid|acid|solid|provide|beside|inside|outside|side|wide|guide|decide|include|status|bolus|plus|versus|previous|minus|basis|diet|tablet|packet|get|set|let|yet|met|per|had|did|mid|and|said|paid)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex NoDrug();

    private static string Shortened(string entry) => entry.Length <= LongestEntry ? entry : entry[..LongestEntry];
}
