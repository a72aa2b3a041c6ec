namespace ClinicalAssistant.Knowledge;

/// <summary>A condition with its place in two lists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in the pack.</param>
/// <param name="OtherRank">Its place in the other's list, or null.</param>
/// <param name="EngineRank">Its place in the engine's ranking, or null.</param>
public sealed record AlignedCondition(string Id, string Name, int? OtherRank, int? EngineRank);
