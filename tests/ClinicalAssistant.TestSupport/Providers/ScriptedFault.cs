namespace ClinicalAssistant.TestSupport;

/// <summary>What can be wrong with a provider's answer.</summary>
public enum ScriptedFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>401 in the provider's own words.</summary>
    Unauthorized,

    /// <summary>404: no such model or deployment.</summary>
    ModelNotFound,

    /// <summary>429, with Retry-After where the reply has one.</summary>
    RateLimited,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>503: too many requests are waiting.</summary>
    Overloaded,

    /// <summary>400: the provider's content filter refuses the request.</summary>
    ContentFiltered,

    /// <summary>400: the messages are longer than the model's context.</summary>
    ContextTooLong,

    /// <summary>400: the model cannot call tools.</summary>
    ToolsUnsupported,

    /// <summary>The request is accepted and nothing ever comes back.</summary>
    HangBeforeFirstByte,

    /// <summary>The stream opens (OpenAI: with its role chunk) and no token follows.</summary>
    HangBeforeFirstToken,

    /// <summary>All but the last chunk is sent, then nothing more.</summary>
    Stall,

    /// <summary>The connection is reset instead of an answer.</summary>
    Reset,

    /// <summary>All but the last chunk is sent, then the connection is reset.</summary>
    ResetMidway,

    /// <summary>All chunks are sent, the closing item is not; the connection ends in good order.</summary>
    Truncated,

    /// <summary>An error object comes in mid-stream, as vLLM, llama.cpp and Ollama send one when generation breaks.</summary>
    ErrorMidway,

    /// <summary>200 with JSON that does not parse.</summary>
    BrokenJson,

    /// <summary>200 with JSON of another shape.</summary>
    ForeignJson,

    /// <summary>200 with no choice in it (Ollama: a message without content).</summary>
    EmptyChoices,

    /// <summary>A complete answer whose text is empty.</summary>
    EmptyText,

    /// <summary>200 with a web page.</summary>
    Html,

    /// <summary>307 to another address.</summary>
    Redirect,

    /// <summary>The reason for finishing is null to the end.</summary>
    FinishReasonNull,

    /// <summary>The reason for finishing is an empty string in every chunk.</summary>
    FinishReasonEmpty,

    /// <summary>The answer ends with the reason content_filter.</summary>
    FinishContentFilter,
}
