namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A hit on the wire.</summary>
public sealed record SearchHitJson(string Id, double Score, string Title, SourceJson? Source, string? Text);
