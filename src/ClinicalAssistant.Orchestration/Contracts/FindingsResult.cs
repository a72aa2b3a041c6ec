using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Findings recognised in a text.</summary>
public sealed record FindingsResult(JsonElement? Id, IReadOnlyList<FindingJson> Findings, decimal? Age, string? Sex, bool? Pregnant) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static FindingsResult From(RecognisedText recognised, JsonElement? id = null) => new(
        id, [.. recognised.Findings.Select(FindingJson.From)],
        recognised.Age is { } age ? Math.Round(age.Years, 3) : null,
        recognised.Sex == Core.Sex.Unknown ? null : Words.Lower(recognised.Sex),
        recognised.Pregnant);
}
