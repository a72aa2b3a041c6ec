using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>One benchmark: reads a line of its data, asks its engine, compares with the label. Holds no data of its own.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What is counted, for the report.</param>
/// <param name="Engine">What is measured.</param>
/// <param name="Judge">Judges one line. A line that cannot be used is a <c>WrongInputException</c>.</param>
internal sealed record Benchmark(string Name, string About, string Engine, Func<JsonElement, BenchmarkItem> Judge)
{
    /// <summary>Whether it runs over imported packs; the others know the embedded pack alone.</summary>
    public bool RanksImportedPacks { get; init; }

    /// <summary>Lines that are no items.</summary>
    public Func<JsonElement, bool> Skips { get; init; } = _ => false;

    /// <summary>Figures made of other figures, such as F2 of recall and precision.</summary>
    public Func<Func<string, double?>, IReadOnlyList<MetricRow>> Derived { get; init; } = _ => [];
}
