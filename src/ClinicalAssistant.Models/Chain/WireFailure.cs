namespace ClinicalAssistant.Models;

/// <summary>A failure seen on the wire, before it is told as a <see cref="ProviderException"/>. Holds no text of request or reply.</summary>
internal sealed class WireFailure(FailureReason reason) : Exception(reason.ToString())
{
    public FailureReason Reason { get; } = reason;

    public int? Status { get; init; }

    public string? Code { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
