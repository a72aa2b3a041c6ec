namespace ClinicalAssistant.Evals;

/// <summary>What <c>eval run</c> takes.</summary>
public sealed record RunRequest
{
    /// <summary>Suites by name, or paths of their files.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>Provider or route that writes the answers; null for the reference generator, so that nothing is asked of a model unless it is named.</summary>
    public string? Provider { get; init; }

    /// <summary>Cases under way at once, 1 to 64.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Folder of the results.</summary>
    public required string Out { get; init; }

    /// <summary>Results file or folder of an earlier run to compare with, or null.</summary>
    public string? Baseline { get; init; }
}
