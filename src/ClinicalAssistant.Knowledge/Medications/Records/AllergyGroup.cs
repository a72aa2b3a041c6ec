using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Substances between which an allergy crosses.</summary>
public sealed record AllergyGroup
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it is shown ("Penicillins").</summary>
    public required string Name { get; init; }

    /// <summary>Words of a record that name the whole group ("penicillin", "sulfa").</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Ids of drugs and groups: an allergy to any of them is one to the group.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Within the group and across it, the heaviest that holds speaks.</summary>
    public required IReadOnlyList<AllergyRule> Rules { get; init; }

    /// <summary>Fields the format does not know.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }
}
