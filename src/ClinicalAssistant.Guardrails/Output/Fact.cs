namespace ClinicalAssistant.Guardrails;

/// <summary>One sentence that an answer may rest on.</summary>
/// <param name="Origin">Where it stands.</param>
/// <param name="EvidenceId">The evidence's number, or null.</param>
/// <param name="Statement">What it says.</param>
internal sealed record Fact(FactOrigin Origin, string? EvidenceId, Statement Statement);
