using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A ranked condition on the wire.</summary>
public sealed record RankedJson : PatientWords
{
    /// <summary>Place.</summary>
    public required int Rank { get; init; }

    /// <summary>Id in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Synonyms { get; init; }

    /// <summary>ICD-10-CM codes, where there are any.</summary>
    public IReadOnlyList<string>? Icd10cm { get; init; }

    /// <summary>Log score.</summary>
    public required double Score { get; init; }

    /// <summary>Calibrated probability, where one was calibrated.</summary>
    public double? Probability { get; init; }

    /// <summary>Whether it must not be missed.</summary>
    public required bool MustNotMiss { get; init; }

    /// <summary>Contributions.</summary>
    public required IReadOnlyList<BasisJson> Basis { get; init; }

    /// <summary>The wire form.</summary>
    public static RankedJson From(RankedCondition condition) => new()
    {
        Rank = condition.Rank,
        Id = condition.Id,
        Name = condition.Name,
        Synonyms = condition.Synonyms,
        Icd10cm = condition.Icd10Cm.Count == 0 ? null : condition.Icd10Cm,
        Score = Math.Round(condition.Score, 4),
        Probability = condition.Probability,
        MustNotMiss = condition.MustNotMiss,
        Basis = [.. condition.Basis.Select(BasisJson.From)],
    };
}
