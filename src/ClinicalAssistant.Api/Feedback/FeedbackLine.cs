using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Feedback;

/// <summary>Feedback as it is sent.</summary>
internal sealed record FeedbackLine(string? QuestionId, string? Rating, string? Comment) : PatientWords;
