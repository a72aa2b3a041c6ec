using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>What a reader thought of an answer.</summary>
/// <param name="QuestionId">The question that was answered.</param>
/// <param name="CallerId">The reader.</param>
/// <param name="Rating">1 for helpful and right, -1 for not, 0 for neither.</param>
/// <param name="Comment">In the reader's words, or null.</param>
public sealed record Feedback(string QuestionId, string CallerId, int Rating, string? Comment) : PatientWords
{
    /// <summary>When it was given.</summary>
    public DateTimeOffset At { get; init; }
}
