using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Engines;

/// <summary>An input of a calculator on the wire.</summary>
internal sealed record CalculatorInputJson(string Name, string Label, string Kind, string? Unit, decimal? Minimum, decimal? Maximum, IReadOnlyList<string>? OtherUnits, IReadOnlyList<string>? Choices, bool Required, string? WhenAbsent)
{
    public static CalculatorInputJson From(CalculatorInput input) => new(
        input.Name, input.Label, Words.Lower(input.Kind), input.Unit, input.Minimum, input.Maximum,
        input.Units.Count == 0 ? null : input.Units, input.Choices.Count == 0 ? null : input.Choices, input.Absent is null, string.IsNullOrEmpty(input.Absent) ? null : input.Absent);
}
