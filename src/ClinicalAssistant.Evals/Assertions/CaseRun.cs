using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A case with the answer it got.</summary>
internal sealed record CaseRun(EvalCase Case, Answer Answer) : PatientWords;
