using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A recorded allergy as far as it was made out.</summary>
/// <param name="Text">As it was written.</param>
public sealed record StatedAllergy(string Text) : PatientWords
{
    /// <summary>Drugs it names.</summary>
    public IReadOnlyList<DrugRecord> Drugs { get; init; } = [];

    /// <summary>The allergy groups it belongs to.</summary>
    public IReadOnlyList<AllergyGroup> Groups { get; init; } = [];

    /// <summary>Whether the record calls it an intolerance or names a side effect only (nausea, constipation).</summary>
    public bool IsIntolerance { get; init; }

    internal IReadOnlyList<int> Indexes { get; init; } = [];
}
