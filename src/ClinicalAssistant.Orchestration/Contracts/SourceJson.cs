using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A source on the wire.</summary>
public sealed record SourceJson(string Title, string Publisher, int? Year, string? Url, string? Pack, string? Version, string? Locator)
{
    /// <summary>The wire form, or null.</summary>
    public static SourceJson? From(Source? source) => source is null
        ? null
        : new(source.Title, source.Publisher, source.Year, source.Url, source.Pack, source.Version, source.Locator);
}
