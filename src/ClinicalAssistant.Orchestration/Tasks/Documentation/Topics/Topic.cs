namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>What a statement of a note is about.</summary>
/// <param name="Id">Its id, as templates name it.</param>
/// <param name="Header">The section header of MTS-Dialog that it belongs to, or null where no note holds it.</param>
/// <param name="Headings">Headings that stand for it in dictated or written material, in lower case.</param>
/// <param name="States">Whole sentences that are about it, whatever heading they stand under, in lower case.</param>
/// <param name="Cues">Words that speak for it.</param>
internal sealed record Topic(string Id, string? Header, IReadOnlyList<string> Headings, IReadOnlyList<string> States, IReadOnlyList<TopicCue> Cues);
