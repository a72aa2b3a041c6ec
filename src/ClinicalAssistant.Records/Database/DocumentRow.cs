namespace ClinicalAssistant.Records.Database;

/// <summary>One state of a document.</summary>
internal sealed class DocumentRow
{
    public string Id { get; set; } = "";

    public int Version { get; set; }

    public string Tenant { get; set; } = "";

    public string Owner { get; set; } = "";

    public string CallerId { get; set; } = "";

    public string? PatientKey { get; set; }

    public long Saved { get; set; }

    public string Content { get; set; } = "";
}
