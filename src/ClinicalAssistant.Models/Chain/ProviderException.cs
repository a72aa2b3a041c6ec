namespace ClinicalAssistant.Models;

/// <summary>
/// A provider gave no usable answer. Neither message nor remedy holds anything of the prompt or the reply; there is no inner exception, since those of the SDKs may.
/// </summary>
public sealed class ProviderException : Exception
{
    /// <summary>Makes the failure of a provider.</summary>
    public ProviderException(string provider, FailureReason reason, string remedy)
        : base($"Provider {provider}: {Sentence(reason)} {remedy}")
    {
        (Provider, Reason, Remedy) = (provider, reason, remedy);
    }

    /// <summary>The provider's name in the settings.</summary>
    public string Provider { get; }

    /// <summary>Why.</summary>
    public FailureReason Reason { get; }

    /// <summary>One sentence that says what to do.</summary>
    public string Remedy { get; }

    /// <summary>The HTTP status, or null where none was received.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own error code where it is a plain identifier, or the kind of fault; never text.</summary>
    public string? Code { get; init; }

    /// <summary>When the provider wants to be asked again, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether asking the same again may succeed.</summary>
    public bool IsTransient => Reason is FailureReason.Unreachable or FailureReason.RateLimited or FailureReason.ServerError or FailureReason.Timeout
        or FailureReason.Stalled or FailureReason.InvalidReply or FailureReason.TruncatedStream or FailureReason.EmptyReply
        && Code is not (QuotaCode or ForeignCode or LengthCode);

    internal const string QuotaCode = "insufficient_quota";

    /// <summary>The token limit was reached before the first word: asking again gives the same.</summary>
    internal const string LengthCode = "length";

    /// <summary>The server is not what the settings say: asking again gives the same.</summary>
    internal const string ForeignCode = "not_this_protocol";

    private static string Sentence(FailureReason reason) => reason switch
    {
        FailureReason.Unreachable => "it cannot be reached.",
        FailureReason.Unauthorized => "it refused the key or sign-in.",
        FailureReason.ModelNotFound => "it does not have the model.",
        FailureReason.RateLimited => "it takes no more requests for now.",
        FailureReason.ServerError => "it failed.",
        FailureReason.Timeout => "it did not answer in time.",
        FailureReason.Stalled => "it fell silent in the middle of an answer.",
        FailureReason.InvalidReply => "it answered with something else than its protocol.",
        FailureReason.TruncatedStream => "its answer broke off.",
        FailureReason.EmptyReply => "its answer was empty.",
        FailureReason.CircuitOpen => "it failed too often and is left alone for a while.",
        FailureReason.ContentRefused => "its content filter refused.",
        _ => "it did not accept the request.",
    };
}
