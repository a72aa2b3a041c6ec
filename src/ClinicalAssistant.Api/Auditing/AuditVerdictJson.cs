namespace ClinicalAssistant.Api.Auditing;

/// <summary>What a check of the trail found.</summary>
internal sealed record AuditVerdictJson(bool Whole, long Entries, string Head, int Answers, IReadOnlyList<string> Problems);
