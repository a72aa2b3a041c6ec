using Polly;

namespace ClinicalAssistant.Models;

/// <summary>What the retry rule knows of one call.</summary>
internal sealed class CallState(long started)
{
    public static readonly ResiliencePropertyKey<CallState> Key = new("ClinicalAssistant.Call");

    /// <summary>Timestamp of the call.</summary>
    public long Started { get; } = started;

    /// <summary>Whether the caller has seen some of the answer, so that asking again would repeat it.</summary>
    public bool Released { get; set; }
}
