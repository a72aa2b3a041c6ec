namespace ClinicalAssistant.Records.Database;

/// <summary>One entry of a tenant's audit chain. Rows are only ever added.</summary>
internal sealed class AuditRow
{
    public string Tenant { get; set; } = "";

    public long Sequence { get; set; }

    public long At { get; set; }

    public string Actor { get; set; } = "";

    public string Action { get; set; } = "";

    public string? Subject { get; set; }

    public string? PatientKey { get; set; }

    public string? Door { get; set; }

    public string? Purpose { get; set; }

    public string? Outcome { get; set; }

    public string? Detail { get; set; }

    public string? Digest { get; set; }

    public string Previous { get; set; } = "";

    public string Hash { get; set; } = "";
}
