using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>The medication orders of a draft, with what of it could not be used.</summary>
/// <param name="Medications">The orders of medicines, in order.</param>
/// <param name="Problems">What could not be used.</param>
public sealed record DraftOrders(IReadOnlyList<DraftOrder> Medications, IReadOnlyList<PatientProblem> Problems) : PatientWords;
