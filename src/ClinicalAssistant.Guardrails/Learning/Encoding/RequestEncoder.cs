namespace ClinicalAssistant.Guardrails;

/// <summary>Reads requests with the encoder: one that fits as a whole, a longer one by its most telling parts.</summary>
public sealed class RequestEncoder
{
    private const int MostParts = 4;

    internal RequestEncoder(EncoderModel model, TransformerEncoder encoder) => (Model, Encoder) = (model, encoder);

    /// <summary>The declared version, a plus sign, and the first eight hexadecimal digits of the SHA-256 of its weights.</summary>
    public string Version => Model.Version + "+" + Model.WeightsSha256[..8];

    internal EncoderModel Model { get; }

    internal TransformerEncoder Encoder { get; }

    /// <summary>Reads <c>model.json</c>, <c>weights.bin</c> and <c>pieces.txt</c>.</summary>
    /// <param name="folder">The guardrails folder's <c>encoder</c>.</param>
    /// <exception cref="Core.WrongInputException">One of them is missing, damaged, or does not belong to the others: names the file and the remedy.</exception>
    public static RequestEncoder Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return EncoderFiles.Read(folder);
    }

    /// <summary>What the encoder makes of a text; of one that is too long to be read as a whole, of those parts of it that are in doubt, the worst of each kind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="doubt">How much the faster layer doubts a part, 0 where it does not.</param>
    internal EncoderReading Read(string text, Func<string, double> doubt)
    {
        var pieces = Encoder.Pieces(text);
        if (Encoder.Fits(pieces))
            return Reading(Encoder.Read(pieces));

        var parts = TextParts.Of(text, part => Encoder.Fits(Encoder.Pieces(part))).Select(part => (Text: part, Doubt: doubt(part))).OrderByDescending(part => part.Doubt).ToArray();
        var doubtful = parts.Count(part => part.Doubt > 0);
        var read = parts.Take(Math.Clamp(doubtful, 1, MostParts)).Select(part => Reading(Encoder.Read(Encoder.Pieces(part.Text)))).Aggregate(EncoderReading.Worst);
        return read with { IsWhole = doubtful is > 0 and <= MostParts };
    }

    private EncoderReading Reading(float[] outputs) => new(
        outputs[NetworkShape.Harm],
        Name(outputs.AsSpan(NetworkShape.FixedOutputs, Model.Categories.Count), Model.Categories),
        outputs[NetworkShape.Emergency],
        Name(outputs.AsSpan(NetworkShape.FixedOutputs + Model.Categories.Count), Model.Kinds),
        outputs[NetworkShape.Injection]);

    private static string Name(ReadOnlySpan<float> outputs, IReadOnlyList<string> names) => names[System.Numerics.Tensors.TensorPrimitives.IndexOfMax(outputs)];
}
