using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One case of a suite, read and checked: what is asked, and what must hold of the answer.</summary>
internal sealed record EvalCase : PatientWords
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>The variables, for the suite's own prompts.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public Audience Audience { get; init; } = Audience.Clinician;

    public string? Task { get; init; }

    public Patient? Patient { get; init; }

    public IReadOnlyList<Turn> History { get; init; } = [];

    public IReadOnlyList<string> CallerInstructions { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What a scripted model answers, reply by reply; empty where the suite has none.</summary>
    public IReadOnlyList<string> Script { get; init; } = [];

    /// <summary>Weighted share of the assertions that must hold; null for all of them.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether some assertion of the case speaks of a failed outcome; otherwise a failed answer is an error of the run, not a wrong answer.</summary>
    public bool ExpectsFailure { get; init; }
}
