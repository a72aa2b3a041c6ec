namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A suggestion that was taken.</summary>
internal sealed record CdsAcceptedSuggestion(string? Id);
