using System.Text.Json;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>One entry of a bundle as it came.</summary>
internal readonly record struct RawEntry(int Index, string? FullUrl, JsonElement Resource)
{
    /// <summary>Nothing of it: it is of a patient.</summary>
    public override string ToString() => nameof(RawEntry) + " (content withheld)";
}
