namespace ClinicalAssistant.Guardrails;

/// <summary>What <c>model.json</c> says of the weights beside it.</summary>
internal sealed record ClassifierModel
{
    /// <summary>Version of the classifier.</summary>
    public required string Version { get; init; }

    /// <summary>Day of training, ISO 8601.</summary>
    public required string Trained { get; init; }

    /// <summary>SHA-256 of the training lines, see <see cref="TrainingHash"/>.</summary>
    public required string TrainingSha256 { get; init; }

    /// <summary>SHA-256 of <c>weights.bin</c>.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>SHA-256 of <c>network.bin</c>.</summary>
    public required string NetworkSha256 { get; init; }

    /// <summary>SHA-256 of <c>words.bin</c>.</summary>
    public required string WordsSha256 { get; init; }

    /// <summary>Training lines by label.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>Slopes of the linear model and the network and their offset, from validation scores to probabilities of harm.</summary>
    public required double Slope { get; init; }

    public required double NetworkSlope { get; init; }

    public required double Offset { get; init; }

    public required double EmergencySlope { get; init; }

    public required double EmergencyOffset { get; init; }

    public required double InjectionSlope { get; init; }

    public required double InjectionOffset { get; init; }

    /// <summary>How much a window inside a long text must score above one at its edge to count the same.</summary>
    public required double InnerMargin { get; init; }

    /// <summary>The thresholds that the validation lines suggest; those of the policy count.</summary>
    public required double RefuseAt { get; init; }

    public required double CautionAt { get; init; }

    public required double EscalateAt { get; init; }

    public required double InjectionAt { get; init; }

    /// <summary>Policy categories, in the order of the network's outputs.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Kinds of emergency of the policy, in the order of the network's outputs.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Figures on lines that the weights of their fold had not seen.</summary>
    public required IReadOnlyDictionary<string, double> Validation { get; init; }
}
