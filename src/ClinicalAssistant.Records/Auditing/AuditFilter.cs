namespace ClinicalAssistant.Records.Auditing;

/// <summary>Which entries to list.</summary>
/// <param name="Top">How many at most.</param>
/// <param name="Subject">Only those of this question, conversation or key.</param>
/// <param name="PatientKey">Only those of this patient; see <see cref="PatientKeys"/>.</param>
/// <param name="Actor">Only those of this caller.</param>
/// <param name="Before">Only those before this number.</param>
public sealed record AuditFilter(int Top = 50, string? Subject = null, string? PatientKey = null, string? Actor = null, long? Before = null);
