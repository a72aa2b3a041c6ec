using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The material of a document, cut into utterances.</summary>
/// <param name="Utterances">The utterances, in order.</param>
/// <param name="IsDialogue">Whether it is a conversation.</param>
internal sealed record SourceText(IReadOnlyList<Utterance> Utterances, bool IsDialogue) : PatientWords;
