namespace ClinicalAssistant.Core;

/// <summary>A condition's place in a differential, with every contribution to it.</summary>
public sealed record RankedCondition : PatientWords
{
    /// <summary>Place, 1 upwards.</summary>
    public required int Rank { get; init; }

    /// <summary>The condition's id in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>ICD-10-CM codes.</summary>
    public IReadOnlyList<string> Icd10Cm { get; init; } = [];

    /// <summary>Log score (natural logarithm of prior times likelihood ratios); comparable within one ranking only.</summary>
    public required double Score { get; init; }

    /// <summary>Calibrated probability, or null where none was calibrated.</summary>
    public double? Probability { get; init; }

    /// <summary>Whether it must not be missed, whatever its place.</summary>
    public bool MustNotMiss { get; init; }

    /// <summary>The contributions, strongest first.</summary>
    public IReadOnlyList<RankingBasis> Basis { get; init; } = [];

    /// <summary>The number of the evidence that states this rank, or null.</summary>
    public string? EvidenceId { get; init; }
}
