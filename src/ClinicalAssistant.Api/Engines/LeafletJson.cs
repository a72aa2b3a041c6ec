namespace ClinicalAssistant.Api.Engines;

/// <summary>A topic in the list of leaflets.</summary>
internal sealed record LeafletJson(string Id, string Title, string Kind, bool ClinicallyReviewed);
