namespace ClinicalAssistant.Evals;

/// <summary>What <c>eval run</c> takes.</summary>
public sealed record RunRequest
{
    /// <summary>Suites by name, or paths of their files.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>Provider or route that writes the answers; null for the reference generator, so that nothing is asked of a model unless it is named.</summary>
    public string? Provider { get; init; }

    /// <summary>Cases that ask a model at once, 1 to 64.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Folder of the results.</summary>
    public required string Out { get; init; }

    /// <summary>Independent samples of each case; null for each suite's own.</summary>
    public int? Repeats { get; init; }

    /// <summary>Whether the run in the folder is gone on with instead of begun anew.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether cases without a verdict are tried again when a run is gone on with.</summary>
    public bool RetryErrors { get; init; }

    /// <summary>Provider that judges model-graded assertions; null for each suite's own.</summary>
    public string? Judge { get; init; }

    /// <summary>Folder to record the providers' replies into, or null.</summary>
    public string? Record { get; init; }

    /// <summary>Folder to replay the providers' replies from, or null.</summary>
    public string? Replay { get; init; }

    /// <summary>The loss against the baseline that still counts as no worse, 0 to 1.</summary>
    public double Margin { get; init; } = Comparing.DefaultMargin;

    /// <summary>Whether a run of which it cannot be told that it is no worse than its baseline does not hold.</summary>
    public bool RequireNoWorse { get; init; }

    /// <summary>Whether a prompt that changed since its last run on a real model keeps the run from holding.</summary>
    public bool RequireRetest { get; init; }

    /// <summary>File (<c>evals/baselines/retested.json</c>) that notes this run as the last of its prompts on a real model, or null.</summary>
    public string? RecordRetest { get; init; }

    /// <summary>Whether snapshots are written anew.</summary>
    public bool UpdateSnapshots { get; init; }

    /// <summary>Results file or folder of an earlier run to compare with, or null.</summary>
    public string? Baseline { get; init; }
}
