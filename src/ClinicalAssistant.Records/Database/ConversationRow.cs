using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

using ClinicalAssistant.Core;

internal sealed class ConversationRow
{
    public required string Id { get; set; }

    public string Tenant { get; set; } = Tenants.Own;

    public required string Title { get; set; }

    /// <summary>Unix milliseconds, as all times here: SQLite has no type for a time with an offset.</summary>
    public long Started { get; set; }

    public long Updated { get; set; }

    public required string CallerId { get; set; }

    public required string Door { get; set; }

    public List<TurnRow> Turns { get; } = [];
}
