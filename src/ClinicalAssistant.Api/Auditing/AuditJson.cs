using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Auditing;

/// <summary>An entry on the wire.</summary>
internal sealed record AuditJson(long Sequence, DateTimeOffset At, string Actor, string Action, string? Subject, string? PatientKey, string? Door, string? Purpose, string? Outcome, string? Detail, string? Digest, string Previous, string Hash)
{
    public static AuditJson From(AuditEntry entry) => new(
        entry.Sequence, entry.At, entry.Actor, entry.Action, entry.Subject, entry.PatientKey, entry.Door, entry.Purpose, entry.Outcome, entry.Detail, entry.Digest, entry.Previous, entry.Hash);
}
