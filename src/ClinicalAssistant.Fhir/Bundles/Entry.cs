using Hl7.Fhir.Model;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>One parsed entry of a bundle.</summary>
internal sealed record Entry(int Index, string? FullUrl, Resource Resource)
{
    /// <summary>Whether a reference names this entry, by its full address or by type and id.</summary>
    public bool IsNamedBy(string reference) =>
        (FullUrl is not null && string.Equals(reference, FullUrl, StringComparison.Ordinal))
        || (Resource.Id is { Length: > 0 } id && (reference == $"{Resource.TypeName}/{id}" || reference.EndsWith($"/{Resource.TypeName}/{id}", StringComparison.Ordinal)
            || reference.Contains($"{Resource.TypeName}/{id}/_history/", StringComparison.Ordinal)));
}
