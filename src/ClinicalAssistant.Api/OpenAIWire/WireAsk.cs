using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>What a request of the wire asks, whichever of its two forms it came in.</summary>
internal sealed record WireAsk(string Text) : PatientWords
{
    public string? Model { get; init; }

    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>System and developer messages: wishes of the calling program, never policy.</summary>
    public IReadOnlyList<string> Instructions { get; init; } = [];

    public ObjectFormat? Format { get; init; }

    /// <summary>The name of the field that asked for the object.</summary>
    public string FormatField { get; init; } = "response_format";

    public string? ConversationId { get; init; }
}
