using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>What a sentence of a draft states and its sources do not: numbers, medicines, sides, and findings said to be there that are denied, or the other way round.</summary>
internal sealed class SentenceDoubts(FactReader reader, Knowledge.FindingRecogniser findings)
{
    /// <summary>The doubts, empty where every check holds.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="sources">Texts of the sources it rests on.</param>
    public IReadOnlyList<string> Of(string sentence, IReadOnlyList<string> sources)
    {
        if (sources.Count == 0)
            return ["no_basis"];
        var doubts = new List<string>();
        var whole = string.Join(" ", sources);
        var basis = new FactBook(reader, sources);
        if (NumberReader.Read(sentence).Any(number => !basis.Holds(number)))
            doubts.Add("number_without_basis");
        var facts = reader.Read(sentence);
        if (facts.Any(fact => fact.Kind is FactKind.Medication or FactKind.Allergy && !basis.Facts.Any(own => own.Kind is FactKind.Medication or FactKind.Allergy && own.Key == fact.Key) && !whole.Contains(fact.Text, StringComparison.OrdinalIgnoreCase)))
            doubts.Add("medicine_without_basis");
        if (FactReader.SidesIn(sentence).Any(side => !basis.Holds(new StatedFact(FactKind.Side, side, side))))
            doubts.Add("side_without_basis");
        if (Turned(sentence, whole))
            doubts.Add("negation_turned");
        return doubts;
    }

    /// <summary>Whether what stands as present is only denied in the source, or what stands as absent only told as present.</summary>
    private bool Turned(string sentence, string source)
    {
        var said = findings.Recognise(source).Findings.Where(finding => finding.Value is null).ToLookup(finding => finding.Id, finding => finding.Status, StringComparer.Ordinal);
        return findings.Recognise(sentence).Findings.Any(finding => finding.Value is null && said.Contains(finding.Id) && !said[finding.Id].Contains(finding.Status) && !IsDialogue(source));
    }

    // In a question with its reply the denial stands in the other sentence, where no rule of negation looks.
    private static bool IsDialogue(string source) => source.Contains('?', StringComparison.Ordinal) || source.Contains("Patient: ", StringComparison.Ordinal);
}
