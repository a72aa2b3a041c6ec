using System.Text.Json.Serialization;

namespace ClinicalAssistant.Api.Feedback;

/// <summary>How feedback is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FeedbackLine))]
internal sealed partial class FeedbackWire : JsonSerializerContext;
