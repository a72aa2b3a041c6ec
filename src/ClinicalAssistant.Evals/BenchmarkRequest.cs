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

    /// <summary>Packs to rank or search over; empty for all.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>Folder of the results.</summary>
    public required string Out { get; init; }
}
