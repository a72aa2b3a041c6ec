using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>A line of a draft.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Utterances">Places of the utterances it rests on.</param>
internal sealed record NoteItem(string Text, IReadOnlyList<int> Utterances) : PatientWords;
