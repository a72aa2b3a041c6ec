using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>The float tensors of an ONNX file, and which of them are multiplied with, in order (onnx.proto3: ModelProto, GraphProto, NodeProto, TensorProto).</summary>
internal sealed record OnnxModel(IReadOnlyDictionary<string, OnnxTensor> Tensors, IReadOnlyList<string> MultipliedBy)
{
    private const int Graph = 7;
    private const int Node = 1;
    private const int Initializer = 5;
    private const int NodeInput = 1;
    private const int NodeOperator = 4;
    private const int TensorDimension = 1;
    private const int TensorType = 2;
    private const int TensorName = 8;
    private const int TensorContent = 9;
    private const int Float = 1;

    public static OnnxModel Read(byte[] content)
    {
        var tensors = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        var multiplied = new List<string>();
        Each(content, (tag, model) =>
        {
            if (Field(tag) != Graph)
                return;
            Each(model.ReadBytes().ToByteArray(), (part, graph) =>
            {
                if (Field(part) == Initializer)
                    Tensor(graph.ReadBytes().ToByteArray(), tensors);
                else if (Field(part) == Node)
                    Multiplication(graph.ReadBytes().ToByteArray(), multiplied);
            });
        });
        return new OnnxModel(tensors, [.. multiplied.Where(tensors.ContainsKey)]);
    }

    private static void Tensor(byte[] content, Dictionary<string, OnnxTensor> tensors)
    {
        var (name, type, shape, values) = ("", 0, new List<long>(), Array.Empty<float>());
        Each(content, (tag, tensor) =>
        {
            var field = Field(tag);
            if (field == TensorDimension)
                Dimensions(tag, tensor, shape);
            else if (field == TensorType)
                type = tensor.ReadInt32();
            else if (field == TensorName)
                name = tensor.ReadString();
            else if (field == TensorContent)
                values = type == Float ? MemoryMarshal.Cast<byte, float>(tensor.ReadBytes().Span).ToArray() : [];
        });
        if (type == Float)
            tensors[name] = new OnnxTensor([.. shape], values);
    }

    private static void Dimensions(uint tag, CodedInputStream tensor, List<long> shape)
    {
        if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.Varint)
        {
            shape.Add(tensor.ReadInt64());
            return;
        }

        var packed = new CodedInputStream(tensor.ReadBytes().ToByteArray());
        while (!packed.IsAtEnd)
            shape.Add(packed.ReadInt64());
    }

    private static void Multiplication(byte[] content, List<string> multiplied)
    {
        var (kind, inputs) = ("", new List<string>());
        Each(content, (tag, node) =>
        {
            var field = Field(tag);
            if (field == NodeInput)
                inputs.Add(node.ReadString());
            else if (field == NodeOperator)
                kind = node.ReadString();
        });
        if (kind == "MatMul")
            multiplied.Add(inputs[^1]);
    }

    private static int Field(uint tag) => WireFormat.GetTagFieldNumber(tag);

    /// <summary>Shows each field; what is not read is passed over.</summary>
    private static void Each(byte[] content, Action<uint, CodedInputStream> show)
    {
        var input = new CodedInputStream(content);
        while (input.ReadTag() is not 0 and var tag)
        {
            var before = input.Position;
            show(tag, input);
            if (input.Position == before)
                input.SkipLastField();
        }
    }
}
