using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Evals;

/// <summary>Counts what a draft holds of the facts of its dialogue and of the reference note, and what it holds beyond the dialogue.</summary>
internal sealed partial class NoteFacts(NoteEngine engine)
{
    /// <summary>The counts, metric by metric.</summary>
    public Dictionary<string, CountRow> Count(string dialogue, string draft, string reference)
    {
        var counts = new Dictionary<string, CountRow>(StringComparer.Ordinal);
        var written = new FactBook(engine.Facts, Sentences(draft));
        var said = engine.Sentences(dialogue);
        var source = new FactBook(engine.Facts, [.. said, .. Sentences(dialogue)]);
        Add(counts, "", Once(new FactBook(engine.Facts, said).Facts), written);
        // The dialogues of some sets were written after the notes: a note's fact counts only where the dialogue states it.
        Add(counts, "reference_", [.. Once(new FactBook(engine.Facts, Sentences(reference)).Facts).Where(source.Holds)], written);

        var stated = StatedNumbers.In(dialogue);
        var numbers = Digits().Matches(draft).Select(match => decimal.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToList();
        counts["unsupported_numbers"] = new(numbers.Count(number => !stated.Contains(number)), numbers.Count);
        var own = Once(written.Facts).Where(fact => fact.Kind != FactKind.FollowUp).ToList();
        counts["unsupported_facts"] = new(own.Count(fact => !source.Holds(fact)), own.Count);
        return counts;
    }

    private static void Add(Dictionary<string, CountRow> counts, string lead, IReadOnlyList<StatedFact> facts, FactBook written)
    {
        foreach (var group in facts.GroupBy(Name).Where(group => group.Key is not null))
            counts[lead + group.Key] = new(group.Count(written.Holds), group.Count());
        var all = facts.Where(fact => Name(fact) is not null).ToList();
        counts[lead + "fact_recall"] = new(all.Count(written.Holds), all.Count);
    }

    private static List<StatedFact> Once(IReadOnlyList<StatedFact> facts) =>
        [.. facts.DistinctBy(fact => (fact.Kind, fact.Key, string.Join(' ', fact.Amounts.Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Value}-{amount.High}/{amount.Second}{amount.Unit}")))))];

    private static string? Name(StatedFact fact) => fact.Kind switch
    {
        FactKind.Medication when fact.Amounts.Count > 0 => "drugs_with_dose",
        FactKind.Medication => "drugs",
        FactKind.Allergy => "allergies",
        FactKind.Measurement => "vitals_and_values",
        FactKind.Number => "numbers",
        FactKind.Negative => "negations",
        FactKind.Side => "sides",
        _ => null,
    };

    private static IReadOnlyList<string> Sentences(string text) =>
        [.. SentenceReader.Split(text).Select(span => text[span.Start..span.End].Trim()).Where(sentence => sentence.Length > 0)];

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Digits();
}
