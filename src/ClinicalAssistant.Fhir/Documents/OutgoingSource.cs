using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>What sentences rest on.</summary>
/// <param name="Id">Its id within the document.</param>
/// <param name="Text">What it says.</param>
public sealed record OutgoingSource(string Id, string Text) : PatientWords;
