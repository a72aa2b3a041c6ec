namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A code with its meaning.</summary>
internal sealed record CdsCoding(string? Code, string? System, string? Display);
