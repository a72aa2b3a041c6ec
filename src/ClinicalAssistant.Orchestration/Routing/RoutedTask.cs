namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>What the router decided.</summary>
/// <param name="Task">The task's wire name.</param>
/// <param name="Score">Its score.</param>
/// <param name="Margin">How far it was ahead of the next.</param>
public sealed record RoutedTask(string Task, double Score, double Margin);
