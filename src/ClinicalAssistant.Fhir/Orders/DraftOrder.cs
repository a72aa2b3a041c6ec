using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>An order that is being written and not yet placed.</summary>
/// <param name="Reference">Type and id, such as <c>MedicationRequest/17</c>; null where it has no id.</param>
/// <param name="Text">The medicine with its dosage, as one entry of a list reads.</param>
/// <param name="Resource">The order itself.</param>
public sealed record DraftOrder(string? Reference, string Text, JsonElement Resource) : PatientWords;
