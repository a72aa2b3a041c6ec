namespace ClinicalAssistant.Evals;

/// <summary>A case that ended differently in two runs.</summary>
/// <param name="Suite">Its suite.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">Status in the first run; absent where that run does not have it.</param>
/// <param name="Now">Status in the second run; absent where that run does not have it.</param>
public sealed record CaseDifference(string Suite, string Id, CaseStatus? Before, CaseStatus? Now);
