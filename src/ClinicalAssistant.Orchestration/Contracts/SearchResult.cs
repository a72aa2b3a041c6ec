using System.Text.Json;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Hits of a search.</summary>
public sealed record SearchResult(JsonElement? Id, IReadOnlyList<SearchHitJson> Hits)
{
    /// <summary>What had to be said of the packs.</summary>
    public IReadOnlyList<NoticeJson>? Notices { get; init; }
}
