using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Why a case has no verdict. Holds no words of the case.</summary>
/// <param name="Code">Short stable code.</param>
/// <param name="Message">What happened, with the remedy where there is one.</param>
public sealed record FaultRow(string Code, string Message) : PatientWords;
