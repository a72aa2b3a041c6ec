using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One item, judged.</summary>
/// <param name="Right">Whether the engine did what the label asks for.</param>
/// <param name="Expected">What the label asks for, in a code word.</param>
/// <param name="Found">What the engine gave, in a code word.</param>
internal sealed record BenchmarkItem(bool Right, string Expected, string Found) : PatientWords
{
    /// <summary>The slices it belongs to.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];

    /// <summary>What it adds to each metric.</summary>
    public required IReadOnlyDictionary<string, CountRow> Counts { get; init; }

    /// <summary>Counts of one unit each: metric and whether it is a hit.</summary>
    public static IReadOnlyDictionary<string, CountRow> Each(params (string Metric, bool Hit)[] counts) =>
        counts.ToDictionary(count => count.Metric, count => new CountRow(count.Hit ? 1 : 0, 1), StringComparer.Ordinal);
}
