using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Condition))]
[JsonSerializable(typeof(FindingDefinition[]))]
[JsonSerializable(typeof(Analyte[]))]
[JsonSerializable(typeof(SourceRecord[]))]
internal sealed partial class PackJson : JsonSerializerContext;
