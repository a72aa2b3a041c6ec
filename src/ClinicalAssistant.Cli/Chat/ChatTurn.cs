using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>A question of this conversation with what was shown of its answer.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Released">The text that was shown.</param>
/// <param name="Answer">The whole answer, or null where it was cancelled.</param>
internal sealed record ChatTurn(string Question, string Released, Answer? Answer) : PatientWords;
