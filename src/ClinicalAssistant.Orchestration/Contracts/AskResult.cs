using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object that <c>ask</c> gives.</summary>
public sealed record AskResult : PatientWords
{
    /// <summary>As it came in.</summary>
    public JsonElement? Id { get; init; }

    /// <summary><c>answered</c>, <c>cautioned</c>, <c>refused</c>, <c>escalated</c> or <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The task it was answered as.</summary>
    public required string Task { get; init; }

    /// <summary>The answer.</summary>
    public required string Text { get; init; }

    /// <summary>The numbered evidence.</summary>
    public required IReadOnlyList<EvidenceJson> Evidence { get; init; }

    /// <summary>The differential, where one was ranked.</summary>
    public IReadOnlyList<RankedJson>? Ranking { get; init; }

    /// <summary>Red flags, where a differential was ranked.</summary>
    public IReadOnlyList<RedFlagJson>? RedFlags { get; init; }

    /// <summary>Sentences held back or marked, with reasons.</summary>
    public required IReadOnlyList<WithheldJson> Withheld { get; init; }

    /// <summary>Notices.</summary>
    public required IReadOnlyList<NoticeJson> Notices { get; init; }

    /// <summary>The guard's verdict on the question.</summary>
    public required GuardResult Guard { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Provider { get; init; }

    /// <summary>What it rests on.</summary>
    public required VersionsJson Versions { get; init; }

    /// <summary>Tokens, where the provider reported them.</summary>
    public UsageJson? Usage { get; init; }

    /// <summary>The contract's form of an answer.</summary>
    public static AskResult From(Answer answer, JsonElement? id = null) => new()
    {
        Id = id,
        Outcome = Words.Lower(answer.Outcome),
        Task = answer.Task,
        Text = answer.Text,
        Evidence = [.. answer.Evidence.Select(EvidenceJson.From)],
        Ranking = answer.Differential is { } differential ? [.. differential.Ranking.Select(RankedJson.From)] : null,
        RedFlags = answer.Differential is { } flags ? [.. flags.RedFlags.Select(RedFlagJson.From)] : null,
        Withheld = [.. answer.Withheld.Select(held => new WithheldJson(Words.Lower(held.Status), held.Text.Length == 0 ? null : held.Text, held.Reasons))],
        Notices = [.. answer.Notices.Select(NoticeJson.From)],
        Guard = GuardResult.From(answer.Decision),
        Provider = answer.Provider,
        Versions = VersionsJson.From(answer.Versions),
        Usage = answer.TokenUse is { } use ? new UsageJson(use.Input, use.Output, use.Cost) : null,
    };
}
