namespace ClinicalAssistant.Core;

/// <summary>
/// One entry of the audit trail: who did what to which record, when and with what outcome. Holds no patient or user text.
/// Each entry's hash covers its own fields and the hash before it, so that a later change, removal or exchange shows.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>The site whose chain it belongs to.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its number in the tenant's chain, 1 upwards without a gap; 0 while it is not in the chain yet.</summary>
    public long Sequence { get; init; }

    /// <summary>When it was written, to the millisecond, in UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who acted: a user, a key's name, or the program itself.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Id of the question, conversation, document or key it was done to, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The hash that stands for the patient, or null.</summary>
    public string? PatientKey { get; init; }

    /// <summary>Through which door, or null.</summary>
    public string? Door { get; init; }

    /// <summary>Purpose of use as the caller stated it, or null.</summary>
    public string? Purpose { get; init; }

    /// <summary>How it ended, in a word, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Further ids and counts, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>SHA-256 (hex) of the recorded question and answer, for entries that close a turn; else null.</summary>
    public string? Digest { get; init; }

    /// <summary>Hash of the entry before it, empty for the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 (hex) over all of the above.</summary>
    public string Hash { get; init; } = "";
}
