namespace ClinicalAssistant.Records.Database;

/// <summary>Where a tenant's chain ends; its row lock puts the replicas in line.</summary>
internal sealed class AuditHeadRow
{
    public string Tenant { get; set; } = "";

    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}
