using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Calculation;

/// <summary>Scores and formulae, computed by rules with the arithmetic shown; missing inputs are asked for and never assumed.</summary>
internal sealed class CalculationTask(Evidencing evidencing) : TaskDefinition
{
    private readonly ConditionalWeakTable<Consultation, IReadOnlyList<CalculationAttempt>> _attempts = [];

    public override string Name => ClinicalTask.Calculation;

    public override string Title => "a calculation";

    public override string Prompt => "Calculation";

    public override IReadOnlyList<string> Tools => [ToolBox.Calculate, ToolBox.Findings];

    public override void Ground(Consultation consultation)
    {
        Evidencing.AddFindings(consultation);
        Evidencing.AddRecord(consultation);
        _attempts.AddOrUpdate(consultation, evidencing.AddCalculations(consultation));
    }

    public override IEnumerable<string> Compose(Consultation consultation)
    {
        if (!_attempts.TryGetValue(consultation, out var attempts) || attempts.Count == 0)
            return PassageReference.Compose(consultation, "No calculator here was recognised in the question. 'clinical calculate list' shows what there is");
        return attempts.SelectMany(Shown);
    }

    private static IEnumerable<string> Shown(CalculationAttempt attempt)
    {
        yield return Markdown.Heading(attempt.Calculator.Name);
        if (attempt.Outcome?.Result is { } result)
        {
            yield return Markdown.Item($"Result: {result.Shown}", attempt.EvidenceId);
            foreach (var step in result.Steps)
                yield return Markdown.Item(step, attempt.EvidenceId);
            if (result.Interpretation is { } interpretation)
                yield return Markdown.Item(interpretation, attempt.EvidenceId);
            foreach (var note in result.Notes)
                yield return Markdown.Item(note, attempt.EvidenceId);
        }

        foreach (var line in attempt.Inputs)
            yield return Markdown.Item(line, attempt.InputsId);
        yield return "\n";
    }
}
