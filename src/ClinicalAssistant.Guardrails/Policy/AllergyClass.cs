namespace ClinicalAssistant.Guardrails;

/// <summary>Drugs that share an allergy.</summary>
/// <param name="Id">Name of the class.</param>
/// <param name="RecordGroup">Terms by which a record names the allergy.</param>
/// <param name="DrugGroup">Drugs that fall under it.</param>
internal sealed record AllergyClass(string Id, int RecordGroup, int DrugGroup);
