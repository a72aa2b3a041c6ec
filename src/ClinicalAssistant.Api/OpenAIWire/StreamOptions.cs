namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Options of a stream.</summary>
internal sealed record StreamOptions(bool? IncludeUsage);
