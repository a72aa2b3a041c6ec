using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>A calculator, its inputs one line each.</summary>
internal sealed record McpCalculator(string Id, string Name, string Population, IReadOnlyList<string> Inputs)
{
    public static McpCalculator From(Calculator calculator) =>
        new(calculator.Id, calculator.Name, calculator.Population, [.. calculator.Inputs.Select(input => $"{input.Name} ({input.Label}): {input.Accepts}")]);
}
