using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A request of the Responses form. Unknown fields are ignored; what is not supported is refused by <see cref="Read"/>.</summary>
internal sealed record ResponseRequest : PatientWords
{
    public string? Model { get; init; }

    /// <summary>A text, or a list of messages.</summary>
    public JsonElement? Input { get; init; }

    public string? Instructions { get; init; }

    public string? PreviousResponseId { get; init; }

    public bool Stream { get; init; }

    public bool? Background { get; init; }

    public JsonElement? Tools { get; init; }

    /// <summary><c>{"format":{"type":…}}</c>.</summary>
    public JsonElement? Text { get; init; }

    public JsonElement? Metadata { get; init; }

    /// <summary>What is asked, or why it cannot be taken here.</summary>
    public (WireAsk? Ask, WireRefusal? Refusal) Read()
    {
        if (Tools is { ValueKind: JsonValueKind.Array } tools && tools.GetArrayLength() > 0)
            return (null, WireRefusal.Unsupported("'tools' are not supported: the clinical tools run inside the server.", "tools"));
        if (Background == true)
            return (null, WireRefusal.Unsupported("'background' is not supported: wait for the answer, or stream it.", "background"));
        if (Messages() is not { Count: > 0 } messages)
            return (null, WireRefusal.Unsupported("'input' is a text, or a list of messages with a role and text content; the last is the user's. No route here reads images, audio, files or tool results.", "input"));
        if (messages[^1].Role != "user")
            return (null, WireRefusal.Unsupported("The last message of 'input' must be a user message.", "input"));
        var (format, refusal) = ObjectFormats.Read(Text is { ValueKind: JsonValueKind.Object } text && text.TryGetProperty("format", out var given) ? given : null, "text.format");
        return refusal is not null ? (null, refusal) : (new WireAsk(messages[^1].Text)
        {
            Model = Model,
            History = [.. messages.SkipLast(1).Where(message => message.Role is "user" or "assistant").Select(message => new Turn(message.Role == "user" ? Speaker.User : Speaker.Assistant, message.Text))],
            Instructions = [.. messages.Where(message => message.Role is "system" or "developer").Select(message => message.Text).Prepend(Instructions ?? "").Where(line => line.Length > 0)],
            Format = format,
            FormatField = "text.format",
        }, null);
    }

    private List<RequestMessage>? Messages()
    {
        if (Input is { ValueKind: JsonValueKind.String })
            return [new RequestMessage { Role = "user", Content = Input }];
        if (Input is not { ValueKind: JsonValueKind.Array } list)
            return null;
        var messages = new List<RequestMessage>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || (item.TryGetProperty("type", out var type) && !type.ValueEquals("message")) || !item.TryGetProperty("role", out var role)
                || role.ValueKind != JsonValueKind.String || !item.TryGetProperty("content", out var content))
                return null;
            var message = new RequestMessage { Role = role.GetString(), Content = content };
            if (!RequestMessage.Roles.Contains(message.Role) || message.Role == "tool" || message.HasOtherThanText)
                return null;
            messages.Add(message);
        }

        return messages;
    }
}
