namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Token use on the wire.</summary>
public sealed record UsageJson(long InputTokens, long OutputTokens, decimal? Cost);
