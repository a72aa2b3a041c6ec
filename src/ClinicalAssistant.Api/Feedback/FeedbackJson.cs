using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Feedback;

/// <summary>Feedback as it is shown.</summary>
internal sealed record FeedbackJson(string QuestionId, string Caller, string Rating, string? Comment, DateTimeOffset At) : PatientWords
{
    public static FeedbackJson From(Records.Feedback feedback) =>
        new(feedback.QuestionId, feedback.CallerId, feedback.Rating switch { > 0 => "up", < 0 => "down", _ => "neutral" }, feedback.Comment, feedback.At);
}
