namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object of an <c>escalated</c> event.</summary>
public sealed record EscalatedJson(string Kind, string Notice, bool Recorded);
