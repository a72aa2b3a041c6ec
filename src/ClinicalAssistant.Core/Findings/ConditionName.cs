namespace ClinicalAssistant.Core;

/// <summary>A condition by id and name.</summary>
/// <param name="Id">Id in its pack.</param>
/// <param name="Name">Its name.</param>
public sealed record ConditionName(string Id, string Name);
