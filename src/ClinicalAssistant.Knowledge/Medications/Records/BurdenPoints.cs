namespace ClinicalAssistant.Knowledge;

/// <summary>Points that each drug of a group adds to a burden; a drug in several groups counts once, with the most.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Points">Its points.</param>
public sealed record BurdenPoints(string Group, int Points);
