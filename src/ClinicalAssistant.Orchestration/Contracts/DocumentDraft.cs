using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>What came of a request for a document.</summary>
/// <param name="Answer">The answer of the pipeline, as recorded.</param>
/// <param name="Document">The draft, or null where the request was refused or broke off before anything was released.</param>
/// <param name="Patient">Whom it is about, or null where no patient was given.</param>
public sealed record DocumentDraft(Answer Answer, ClinicalDocument? Document, Patient? Patient) : PatientWords;
