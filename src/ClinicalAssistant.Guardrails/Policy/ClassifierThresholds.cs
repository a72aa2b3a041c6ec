namespace ClinicalAssistant.Guardrails;

/// <summary>From which probability on the learned classifier's word counts, 0 to 1. At 1 it never does.</summary>
internal sealed record ClassifierThresholds
{
    /// <summary>From this probability of harm on a request is refused.</summary>
    public double RefuseAt { get; init; } = 0.9;

    /// <summary>The same for requests that, if harmful, are of these categories: what lies outside clinical work has words of its own.</summary>
    public IReadOnlyDictionary<string, double> RefuseAtByCategory { get; init; } = new Dictionary<string, double>();

    /// <summary>From this probability of harm on a request is answered with caution.</summary>
    public double CautionAt { get; init; } = 0.6;

    /// <summary>From this probability on a message counts as a present emergency.</summary>
    public double EscalateAt { get; init; } = 1;

    /// <summary>Below this probability of harm a rule's refusal becomes caution: its words are there, and nothing else speaks for harm.</summary>
    public double DoubtRefusalBelow { get; init; }

    /// <summary>Below this probability of an emergency a rule does not escalate.</summary>
    public double DoubtEmergencyBelow { get; init; }

    /// <summary>Below this probability of an instruction to the program a rule reports none.</summary>
    public double DoubtInjectionBelow { get; init; }

    /// <summary>From this probability on a text counts as holding an instruction to the program.</summary>
    public double InjectionAt { get; init; } = 1;

    /// <summary>Whether the classifier's word on a request is enough to refuse it.</summary>
    public bool Refuses(ClassifierScore score) =>
        score.Harm >= (score.Category is { } category && RefuseAtByCategory.TryGetValue(category, out var own) ? own : RefuseAt);
}
