using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A class of drugs, or a list of drugs with one property.</summary>
public sealed record DrugGroup
{
    /// <summary>Id; shares its name space with the drugs.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it is shown, in the plural ("Statins").</summary>
    public required string Name { get; init; }

    /// <summary>Words that name the group in a list ("statin", "NSAIDs"); none for a list by property.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Words { get; internal set; } = [];

    /// <summary>Members beside the drugs that name this group as their class.</summary>
    [JsonInclude]
    public IReadOnlyList<GroupEntry> Entries { get; internal set; } = [];

    /// <summary>What two of them together mean, or null where that is common practice.</summary>
    public DuplicationRule? Duplication { get; init; }

    /// <summary>Fields the format does not know.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }
}
