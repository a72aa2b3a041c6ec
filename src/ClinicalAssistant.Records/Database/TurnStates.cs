namespace ClinicalAssistant.Records.Database;

/// <summary>The states as the column holds them.</summary>
internal static class TurnStates
{
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Interrupted = "interrupted";
}
