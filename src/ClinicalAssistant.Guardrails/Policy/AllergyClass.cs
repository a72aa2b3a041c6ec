using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Drugs that share an allergy.</summary>
/// <param name="Id">Name of the class.</param>
/// <param name="RecordGroup">Terms by which a record names the allergy.</param>
/// <param name="DrugGroup">Drugs that fall under it.</param>
internal sealed record AllergyClass(string Id, int RecordGroup, int DrugGroup)
{
    /// <summary>Terms of another class's allergy that count where the recorded reaction was severe, or -1.</summary>
    public int SevereRecordGroup { get; init; } = -1;

    /// <summary>Where the cross-reactivity is stated, or null.</summary>
    public Source? Source { get; init; }
}
