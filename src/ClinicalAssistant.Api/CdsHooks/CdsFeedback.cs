using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>What became of cards.</summary>
internal sealed record CdsFeedback(IReadOnlyList<CdsFeedbackItem>? Feedback) : PatientWords;
