namespace ClinicalAssistant.GuardTraining;

/// <summary>How the network is trained; chosen on held-out files.</summary>
internal sealed record NetworkSettings
{
    public int Seed { get; init; } = 20261122;

    public int Rounds { get; init; } = 12;

    public int Batch { get; init; } = 32;

    public float Rate { get; init; } = 0.002f;

    /// <summary>Share of the patterns and hidden units that stay out of a step.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Share of the words that stay out of a step, and of those that are read by their letters alone.</summary>
    public float WordDropout { get; init; } = 0.15f;

    public float LetterShare { get; init; } = 0.06f;

    public float Decay { get; init; } = 0.1f;

    /// <summary>A word that stands in this many lines gets a vector that training may move.</summary>
    public int TunedFrom { get; init; } = 4;

    public float TunedRate { get; init; } = 1f;

    public float TunedDecay { get; init; } = 0.02f;

    public float CategoryWeight { get; init; } = 0.15f;

    /// <summary>What the kind of an emergency counts, and the general kind, which would otherwise be the answer to every doubt.</summary>
    public float KindWeight { get; init; } = 0.5f;

    public float GeneralKindWeight { get; init; } = 0.15f;
}
