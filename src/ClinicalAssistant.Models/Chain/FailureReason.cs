namespace ClinicalAssistant.Models;

/// <summary>Why a provider gave no usable answer.</summary>
public enum FailureReason
{
    /// <summary>No connection, or it broke before an answer began.</summary>
    Unreachable,

    /// <summary>The key or sign-in is missing, wrong or without permission.</summary>
    Unauthorized,

    /// <summary>The server has no such model or deployment.</summary>
    ModelNotFound,

    /// <summary>Too many requests, or a quota is used up.</summary>
    RateLimited,

    /// <summary>The server failed.</summary>
    ServerError,

    /// <summary>No answer, or no first token, in time.</summary>
    Timeout,

    /// <summary>The stream fell silent.</summary>
    Stalled,

    /// <summary>What came back is not an answer of the protocol.</summary>
    InvalidReply,

    /// <summary>The stream ended before the model said that it was done.</summary>
    TruncatedStream,

    /// <summary>A complete answer with neither text nor a tool call.</summary>
    EmptyReply,

    /// <summary>The provider failed too often and is being left alone.</summary>
    CircuitOpen,

    /// <summary>The provider's own content filter refused the request or cut the answer.</summary>
    ContentRefused,

    /// <summary>The server does not accept the request as it is (its length, tools, a parameter).</summary>
    RequestRejected,
}
