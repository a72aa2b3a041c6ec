namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The answer to discovery.</summary>
internal sealed record CdsServices(IReadOnlyList<CdsServiceDefinition> Services);
