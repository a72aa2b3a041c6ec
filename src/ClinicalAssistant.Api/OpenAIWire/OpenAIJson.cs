using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Serialisation of the OpenAI wire: snake case, nulls written where the protocol writes them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ResponseRequest))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatChunk))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelInfo))]
[JsonSerializable(typeof(OpenAIError))]
internal sealed partial class OpenAIJson : JsonSerializerContext;
