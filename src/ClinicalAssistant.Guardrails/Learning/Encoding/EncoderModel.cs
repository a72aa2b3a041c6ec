namespace ClinicalAssistant.Guardrails;

/// <summary>What <c>model.json</c> says of the encoder beside it.</summary>
internal sealed record EncoderModel
{
    /// <summary>Version of the encoder.</summary>
    public required string Version { get; init; }

    /// <summary>Day of training, ISO 8601.</summary>
    public required string Trained { get; init; }

    /// <summary>SHA-256 of the training lines, see <see cref="TrainingHash"/>.</summary>
    public required string TrainingSha256 { get; init; }

    /// <summary>SHA-256 of the shape and <c>weights.bin</c>, see <see cref="EncoderShape.Hash"/>.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>SHA-256 of <c>pieces.txt</c>.</summary>
    public required string PiecesSha256 { get; init; }

    /// <summary>The encoder it was trained from, with its licence.</summary>
    public required string Base { get; init; }

    public required EncoderShape Shape { get; init; }

    /// <summary>Policy categories, in the order of the outputs after harm, emergency and injection.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Kinds of emergency of the policy, in the order of the outputs after the categories.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }
}
