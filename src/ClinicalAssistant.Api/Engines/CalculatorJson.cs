using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Engines;

/// <summary>A calculator on the wire.</summary>
internal sealed record CalculatorJson(string Id, string Name, string Population, string Terms, string Rounding, string? Outdated, bool DisplayOnly, SourceJson? Source, IReadOnlyList<CalculatorInputJson> Inputs)
{
    public static CalculatorJson From(Calculator calculator) => new(
        calculator.Id, calculator.Name, calculator.Population, calculator.Terms, calculator.Rounding, calculator.Outdated, calculator.DisplayOnly, SourceJson.From(calculator.Source), [.. calculator.Inputs.Select(CalculatorInputJson.From)]);
}
