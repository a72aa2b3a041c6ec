namespace ClinicalAssistant.Knowledge;

/// <summary>A named diagnosis with how well it fits; scores order one choice and are no probabilities.</summary>
/// <param name="Name">The name as given.</param>
/// <param name="Meant">The condition of the pack that it leads to, or null where the pack holds none.</param>
/// <param name="Score">Its fit.</param>
public sealed record RankedOption(string Name, NamedCondition? Meant, double Score);
