namespace ClinicalAssistant.Evals;

/// <summary>What <c>eval benchmark</c> takes.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>The benchmark's name.</summary>
    public required string Name { get; init; }

    /// <summary>File of JSON lines, plain or gzip.</summary>
    public required string Data { get; init; }

    /// <summary>Provider, for benchmarks that ask a model; the others measure an engine and say so in the summary.</summary>
    public string? Provider { get; init; }

    /// <summary>Provider that grades, for benchmarks that need one.</summary>
    public string? Judge { get; init; }

    /// <summary>Items under way at once where a model is asked, 1 to 64.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Packs to rank or search over; empty for all.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>Folder of the results.</summary>
    public required string Out { get; init; }
}
