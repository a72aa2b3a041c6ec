using System.Text.Json;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Hits of a search.</summary>
public sealed record SearchResult(JsonElement? Id, IReadOnlyList<SearchHitJson> Hits);
