using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Evals;

/// <summary>Serialisation of results: snake case, absent values left out, text as it is.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ResultRow))]
[JsonSerializable(typeof(EvalSummary))]
[JsonSerializable(typeof(EvalComparison))]
[JsonSerializable(typeof(JudgeAgreement))]
[JsonSerializable(typeof(PublishedFile))]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(Dictionary<string, RetestRow>))]
public sealed partial class EvalJson : JsonSerializerContext
{
    /// <summary>One object on a line.</summary>
    public static EvalJson Line { get; } = new(Written(indented: false));

    /// <summary>For files that people open.</summary>
    public static EvalJson Readable { get; } = new(Written(indented: true));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    };
}
