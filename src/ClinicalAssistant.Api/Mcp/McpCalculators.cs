using ClinicalAssistant.Api.Engines;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>Calculators with their inputs; an object, because a tool's result is one.</summary>
internal sealed record McpCalculators(IReadOnlyList<McpCalculator> Calculators)
{
    public static McpCalculators Of(IEnumerable<Calculator> calculators) => new([.. calculators.Select(McpCalculator.From)]);
}
