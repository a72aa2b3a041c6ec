using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>A calculator that the question named, how far its inputs could be filled, and what came of it, with the numbers of the evidence on both.</summary>
internal sealed record CalculationAttempt(Calculator Calculator, CalculatorFill Fill, CalculationOutcome? Outcome, string? EvidenceId, string? InputsId) : PatientWords
{
    /// <summary>Where each input came from, what is missing, what cannot be used.</summary>
    public IReadOnlyList<string> Inputs => InputLines(Fill, Outcome);

    internal static IReadOnlyList<string> InputLines(CalculatorFill fill, CalculationOutcome? outcome) =>
    [
        .. fill.Origins.Select(origin => "Taken: " + origin),
        .. fill.Missing.Select(missing => "Missing: " + missing),
        .. outcome?.Problems.Select(problem => problem.Message.TrimEnd('.')) ?? [],
    ];
}
