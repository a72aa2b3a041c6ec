using System.Text.Json.Serialization;

namespace ClinicalAssistant.Evals;

/// <summary>Serialisation of cassette files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Cassette))]
internal sealed partial class CassetteJson : JsonSerializerContext;
