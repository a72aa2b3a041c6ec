using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.General;

/// <summary>The answer from passages alone: what the sources say on it, each with its number; or that they do not answer it.</summary>
internal static class PassageReference
{
    public static IEnumerable<string> Compose(Consultation consultation, string? lead = null)
    {
        if (lead is not null)
            yield return Markdown.Line(lead) + "\n";
        var calculations = consultation.Evidence.All.Where(evidence => evidence.Kind == EvidenceKind.Calculation).ToList();
        if (calculations.Count > 0)
            yield return Markdown.Heading("Calculations");
        foreach (var calculation in calculations)
            yield return Markdown.Item(calculation.Text, calculation.Id);
        if (calculations.Count > 0)
            yield return "\n";
        var passages = consultation.Evidence.All.Where(evidence => evidence.Kind == EvidenceKind.Passage).ToList();
        if (passages.Count == 0)
        {
            if (calculations.Count == 0)
                yield return Markdown.Line("The sources here do not answer this. Import a pack that does ('clinical knowledge import'), configure a model, or look it up where you usually do");
            yield break;
        }

        yield return Markdown.Heading("What the sources here say");
        foreach (var passage in passages)
            yield return Markdown.Item(passage.Text, passage.Id);
    }
}
