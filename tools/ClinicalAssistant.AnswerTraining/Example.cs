using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.AnswerTraining;

/// <summary>A sentence of a drafted answer.</summary>
/// <param name="Author">Who wrote it: what is held out together.</param>
/// <param name="Answer">The answer that it stands in.</param>
/// <param name="Reading">The sentence as the judge sees it.</param>
/// <param name="IsFaulty">Whether the seeded fault stands in it.</param>
internal sealed record Example(string Author, string Answer, SentenceReading Reading, bool IsFaulty);
