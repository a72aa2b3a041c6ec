using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads topics and the headings of leaflets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(SourceRecord[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TopicJson : JsonSerializerContext
{
    public static TopicJson File { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter<Origin>(JsonNamingPolicy.SnakeCaseLower) },
    });
}
