namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A link of a card.</summary>
internal sealed record CdsLink(string Label, string Url, string Type);
