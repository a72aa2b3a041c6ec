using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>search</c>.</summary>
public sealed record SearchLine(JsonElement? Id, string? Query) : PatientWords
{
    /// <summary>Packs to search; absent for all.</summary>
    public IReadOnlyList<string>? Packs { get; init; }

    /// <summary>Records written for this audience alone.</summary>
    public string? Audience { get; init; }

    /// <summary>Sources of this year or later.</summary>
    public int? FromYear { get; init; }

    /// <summary>Sources of this year or earlier.</summary>
    public int? ToYear { get; init; }
}
