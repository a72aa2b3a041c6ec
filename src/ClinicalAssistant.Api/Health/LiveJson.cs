namespace ClinicalAssistant.Api.Health;

/// <summary>The process answers.</summary>
internal sealed record LiveJson(string Status);
