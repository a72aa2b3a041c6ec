using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Words that speak for a topic.</summary>
/// <param name="Pattern">The words.</param>
/// <param name="Who">Whose words count: <c>clinician</c>, <c>other</c>, or null for anybody's.</param>
/// <param name="Weight">What they add to the topic's score, in logits.</param>
internal sealed record TopicCue(Regex Pattern, string? Who, double Weight);
