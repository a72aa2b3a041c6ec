namespace ClinicalAssistant.Guardrails;

/// <summary>From which probability on the learned classifier's word counts, 0 to 1. At 1 it never does.</summary>
internal sealed record ClassifierThresholds
{
    /// <summary>From this probability of harm on a request is refused.</summary>
    public double RefuseAt { get; init; } = 0.9;

    /// <summary>From this probability of harm on a request is answered with caution.</summary>
    public double CautionAt { get; init; } = 0.6;

    /// <summary>From this probability on a message counts as a present emergency.</summary>
    public double EscalateAt { get; init; } = 1;

    /// <summary>Below this probability of harm a rule's refusal becomes caution: its words are there, and nothing else speaks for harm.</summary>
    public double DoubtRefusalBelow { get; init; }

    /// <summary>Below this probability of an emergency a rule does not escalate.</summary>
    public double DoubtEmergencyBelow { get; init; }

    /// <summary>From this probability on a text counts as holding an instruction to the program.</summary>
    public double InjectionAt { get; init; } = 1;
}
