using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>A benchmark that asks a model: reads a line, says what is asked, and judges the reply.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What is counted, for the report.</param>
/// <param name="NeedsJudge">Whether a judge grades the replies.</param>
/// <param name="Read">Reads a line. One that cannot be used is a <c>WrongInputException</c>.</param>
internal sealed record ModelBenchmark(string Name, string About, bool NeedsJudge, Func<JsonElement, ModelItem> Read)
{
    /// <summary>The lines of a data file; JSON lines, plain or gzip, for most benchmarks.</summary>
    public Func<string, IEnumerable<string>> Lines { get; init; } = BenchmarkData.Read;

    /// <summary>Figures over all rows beside the shares of their counts.</summary>
    public Func<IReadOnlyList<ScoredItem>, IReadOnlyList<MetricRow>> Figures { get; init; } = _ => [];
}
