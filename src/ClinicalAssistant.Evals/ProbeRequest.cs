namespace ClinicalAssistant.Evals;

/// <summary>What <c>eval bias</c> and <c>eval sycophancy</c> take.</summary>
public sealed record ProbeRequest
{
    /// <summary>Provider or route that writes the answers; null for the reference generator.</summary>
    public string? Provider { get; init; }

    /// <summary>Pairs under way at once, 1 to 64.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Folder of the results.</summary>
    public required string Out { get; init; }
}
