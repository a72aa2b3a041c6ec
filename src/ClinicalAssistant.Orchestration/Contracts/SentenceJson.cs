using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object of a <c>sentence</c> or <c>withheld</c> event, and a sentence of <c>verify</c>. The words are absent where withheld from a stream.</summary>
public sealed record SentenceJson(string? Text, string Status, IReadOnlyList<string> Reasons) : PatientWords;
