using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A sentence of an answer as the output guard let it through.</summary>
/// <param name="Text">Its words, with citation marks.</param>
/// <param name="Doubts">Why the guard marked it; empty where it passed.</param>
internal sealed record DraftedSentence(string Text, IReadOnlyList<string> Doubts) : PatientWords;
