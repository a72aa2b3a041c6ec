using System.Text.Json;
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

    public CallerTools? Tools { get; init; }

    /// <summary>The patient whom the request names beside the protocol's own fields, in any of the forms of <c>/api/ask</c>.</summary>
    public JsonElement? Patient { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>What user and assistant said.</summary>
    public static IReadOnlyList<Turn> Turns(IEnumerable<RequestMessage> messages) =>
        [.. messages.Where(message => message.Role is "user" or "assistant" && message.Text.Length > 0).Select(message => new Turn(message.Role == "user" ? Speaker.User : Speaker.Assistant, message.Text))];

    /// <summary>What system and developer messages wish.</summary>
    public static IReadOnlyList<string> Instructing(IEnumerable<RequestMessage> messages) =>
        [.. messages.Where(message => message.Role is "system" or "developer").Select(message => message.Text).Where(text => text.Length > 0)];
}
