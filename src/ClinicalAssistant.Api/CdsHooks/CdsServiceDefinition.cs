namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A service as discovery shows it (<c>knowledge/cds-hooks/services.json</c>).</summary>
internal sealed record CdsServiceDefinition(string Id, string Hook, string Title, string Description, string UsageRequirements, IReadOnlyDictionary<string, string> Prefetch)
{
    /// <summary>The version of this program.</summary>
    public string? Version { get; init; }

    /// <summary>The version of the hook that it was written for.</summary>
    public string? HookVersion { get; init; }
}
