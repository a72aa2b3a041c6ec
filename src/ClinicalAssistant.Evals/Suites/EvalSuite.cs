using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>A suite, read and checked as a whole before anything runs.</summary>
internal sealed record EvalSuite
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Owner { get; init; }

    public required string Version { get; init; }

    public required SuiteKind Kind { get; init; }

    public SuiteMode Mode { get; init; }

    /// <summary>Prompts that are compared; empty for the pipeline's own.</summary>
    public IReadOnlyList<PromptVariant> Prompts { get; init; } = [];

    /// <summary>Providers that are compared; empty for the run's.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>Settings of providers that the suite itself brings, all of them on this machine.</summary>
    public IReadOnlyDictionary<string, OwnProvider> OwnProviders { get; init; } = new Dictionary<string, OwnProvider>();

    /// <summary>Independent samples of each case.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The judge of model-graded assertions, or null for the run's.</summary>
    public string? Judge { get; init; }

    /// <summary>Folder of the packs that a suite over the search brings, a folder each; null for those of the site.</summary>
    public string? Packs { get; init; }

    /// <summary>Folders of content, beside its own files and the prompts that name it, that a change of makes the suite worth running.</summary>
    public IReadOnlyList<string> RestsOn { get; init; } = [];

    /// <summary>Share of the cases with a verdict that must pass.</summary>
    public required double Bar { get; init; }

    /// <summary>Shares that the cases of a tag must reach beside the suite's own.</summary>
    public required IReadOnlyDictionary<string, double> Bars { get; init; }

    public required IReadOnlyList<EvalCase> Cases { get; init; }

    /// <summary>SHA-256 over everything the suite was read from.</summary>
    public required string Digest { get; init; }

    /// <summary>Files that the suite was read from, by full path.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What of a foreign configuration is passed over, one line each.</summary>
    public IReadOnlyList<string> Unsupported { get; init; } = [];
}
