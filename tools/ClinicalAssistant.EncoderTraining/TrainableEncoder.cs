using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>The encoder in LibTorch's form, beginning with the base encoder's numbers; the vectors of pieces and places stay as they are, so that words that no line holds keep their place beside those that do.</summary>
internal sealed class TrainableEncoder : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>Most pieces of a text, with its two marks.</summary>
    public const int Longest = 128;

    public const int Width = 384;
    public const int Heads = 12;
    public const int Inner = 1536;
    public const int Hidden = 192;

    private static readonly string[] Parts =
        ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"];

    private const double Least = 1e-12;
    private const double Dropped = 0.1;
    private const double FirstWeight = 0.05;
    private readonly Dictionary<string, Parameter> _named = new(StringComparer.Ordinal);

    public TrainableEncoder(BaseEncoder based, int layers, int outputs)
        : base(nameof(TrainableEncoder))
    {
        (Layers, Outputs) = (layers, outputs);
        string[] fixedParts = ["embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight", "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"];
        foreach (var name in fixedParts)
            Add(name, Of(based[name]), isTrained: false);
        for (var layer = 0; layer < layers; layer++)
        {
            foreach (var name in LayerParts(layer))
                Add(name, Of(based[name]), isTrained: true);
        }

        Last("hidden", Hidden, Width);
        Last("output", outputs, Hidden);

        void Last(string name, int rows, int columns)
        {
            var trained = based.Has(name + ".weight");
            Add(name + ".weight", trained ? Of(based[name + ".weight"]) : randn(rows, columns) * FirstWeight, isTrained: true);
            Add(name + ".bias", trained ? Of(based[name + ".bias"]) : zeros(rows), isTrained: true);
        }
    }

    public int Layers { get; }

    public int Outputs { get; }

    /// <summary>What learns fast (the last two matrices), and what slowly.</summary>
    public IEnumerable<Parameter> Fast => _named.Where(p => IsLast(p.Key)).Select(p => p.Value);

    public IEnumerable<Parameter> Slow => _named.Where(p => !IsLast(p.Key) && p.Value.requires_grad).Select(p => p.Value);

    public float[] Values(string name) => _named[name].detach().contiguous().data<float>().ToArray();

    /// <summary>The outputs' margins of a batch.</summary>
    /// <param name="pieces">Pieces by number, one text a row.</param>
    /// <param name="mask">1 where there is a piece, 0 where the row is padded.</param>
    public override Tensor forward(Tensor pieces, Tensor mask)
    {
        var (count, length) = (pieces.shape[0], pieces.shape[1]);
        var x = Parameter("embeddings.word_embeddings.weight").index_select(0, pieces.reshape(-1)).view(count, length, Width)
            + Parameter("embeddings.position_embeddings.weight").slice(0, 0, length, 1).unsqueeze(0)
            + Parameter("embeddings.token_type_embeddings.weight").slice(0, 0, 1, 1).unsqueeze(0);
        x = Drop(Normalize(x, "embeddings.LayerNorm"));
        var padding = (1 - mask).unsqueeze(1).unsqueeze(1) * -1e9f;
        for (var layer = 0; layer < Layers; layer++)
            x = Layer($"encoder.layer.{layer}.", x, padding);
        var each = mask.unsqueeze(-1);
        var mean = (x * each).sum(1) / each.sum(1);
        return Dense(Drop(Dense(Drop(mean), "hidden").relu()), "output");
    }

    private Tensor Layer(string name, Tensor x, Tensor padding)
    {
        var (count, length) = (x.shape[0], x.shape[1]);
        var query = Split(Dense(x, name + "attention.self.query"));
        var key = Split(Dense(x, name + "attention.self.key"));
        var value = Split(Dense(x, name + "attention.self.value"));
        var attention = ((matmul(query, key.transpose(-1, -2)) / Math.Sqrt(Width / Heads)) + padding).softmax(-1);
        var context = matmul(attention, value).transpose(1, 2).contiguous().view(count, length, Width);
        x = Normalize(x + Drop(Dense(context, name + "attention.output.dense")), name + "attention.output.LayerNorm");
        var inner = nn.functional.gelu(Dense(x, name + "intermediate.dense"));
        return Normalize(x + Drop(Dense(inner, name + "output.dense")), name + "output.LayerNorm");

        Tensor Split(Tensor vectors) => vectors.view(count, length, Heads, Width / Heads).transpose(1, 2);
    }

    private static IEnumerable<string> LayerParts(int layer) =>
        Parts.SelectMany(part => new[] { $"encoder.layer.{layer}.{part}.weight", $"encoder.layer.{layer}.{part}.bias" });

    private static bool IsLast(string name) => name.StartsWith("hidden.", StringComparison.Ordinal) || name.StartsWith("output.", StringComparison.Ordinal);

    private static Tensor Of(OnnxTensor values) => tensor(values.Values).reshape(values.Shape);

    private void Add(string name, Tensor values, bool isTrained)
    {
        var parameter = new Parameter(values, requires_grad: isTrained);
        _named[name] = parameter;
        register_parameter(name.Replace('.', '_'), parameter);
    }

    private Parameter Parameter(string name) => _named[name];

    private Tensor Dense(Tensor x, string name) => nn.functional.linear(x, Parameter(name + ".weight"), Parameter(name + ".bias"));

    private Tensor Normalize(Tensor x, string name) => nn.functional.layer_norm(x, [Width], Parameter(name + ".weight"), Parameter(name + ".bias"), Least);

    private Tensor Drop(Tensor x) => nn.functional.dropout(x, Dropped, training);
}
