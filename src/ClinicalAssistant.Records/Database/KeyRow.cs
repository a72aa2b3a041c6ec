namespace ClinicalAssistant.Records.Database;

/// <summary>A caller's key: its secret only as a hash.</summary>
internal sealed class KeyRow
{
    public string Id { get; set; } = "";

    public string Tenant { get; set; } = "";

    public string Name { get; set; } = "";

    public string Hash { get; set; } = "";

    public string Role { get; set; } = "";

    public string? Scopes { get; set; }

    public string? Audience { get; set; }

    public long Created { get; set; }

    public long? Expires { get; set; }

    public long? Revoked { get; set; }

    public int? RequestsPerMinute { get; set; }

    public int? Concurrent { get; set; }

    public long? TokensPerDay { get; set; }
}
