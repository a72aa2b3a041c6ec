namespace ClinicalAssistant.GuardTraining;

/// <summary>What was chosen on the validation folds.</summary>
internal sealed record TrainerSettings
{
    public int Seed { get; init; } = 20261122;

    public float L2 { get; init; } = 5e-5f;

    public float L1 { get; init; }

    public int Iterations { get; init; } = 50;

    /// <summary>How much a line of harm counts beside a harmless one.</summary>
    public float HarmWeight { get; init; } = 1f;

    /// <summary>A long text teaches at most as much as this many short ones.</summary>
    public float LongWeight { get; init; } = 4f;

    /// <summary>How much a borderline line counts, half of it on either side.</summary>
    public float CautionWeight { get; init; } = 0.6f;

    /// <summary>How much a window inside a long text must score above one at its edge.</summary>
    public double InnerMargin { get; init; } = 3;
}
