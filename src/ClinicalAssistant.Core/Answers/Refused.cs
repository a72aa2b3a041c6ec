namespace ClinicalAssistant.Core;

/// <summary>The request was refused.</summary>
/// <param name="Category">The policy category.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alternative">What is offered instead, or null.</param>
public sealed record Refused(string Category, string Reason, string? Alternative) : AnswerEvent;
