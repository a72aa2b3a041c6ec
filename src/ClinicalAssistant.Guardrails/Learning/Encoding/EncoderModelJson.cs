using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Guardrails;

/// <summary>The wire form of the encoder's <c>model.json</c>, read without reflection so that a start costs little.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EncoderModel))]
internal sealed partial class EncoderModelJson : JsonSerializerContext;
