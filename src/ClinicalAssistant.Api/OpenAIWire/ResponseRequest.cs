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

    public JsonElement? ToolChoice { get; init; }

    /// <summary><c>{"format":{"type":…}}</c>.</summary>
    public JsonElement? Text { get; init; }

    public JsonElement? Metadata { get; init; }

    /// <summary>Ours beside the protocol's: the patient, in any of the forms of <c>/api/ask</c>.</summary>
    public JsonElement? Patient { get; init; }

    /// <summary>What is asked, or why it cannot be taken here.</summary>
    public (WireAsk? Ask, WireRefusal? Refusal) Read()
    {
        if (Background == true)
            return (null, WireRefusal.Unsupported("'background' is not supported: wait for the answer, or stream it.", "background"));
        var calls = new WireCalls();
        if (Messages(calls) is not { Count: > 0 } messages)
            return (null, WireRefusal.Unsupported("'input' is a text, or a list of messages with a role and text content, function calls and their outputs. No route here reads images, audio or files.", "input"));
        var asked = messages.FindLastIndex(message => message.Role == "user");
        if (asked < 0 || (asked < messages.Count - 1 && calls.Exchanges.Count == 0))
            return (null, WireRefusal.Unsupported("The last message of 'input' must be a user message, or the output of a function that one led to.", "input"));
        var (format, unread) = ObjectFormats.Read(Text is { ValueKind: JsonValueKind.Object } text && text.TryGetProperty("format", out var given) ? given : null, "text.format");
        var (tools, unusable) = WireTools.Read(Tools, ToolChoice, calls.Exchanges);
        return (unread ?? unusable) is { } refusal ? (null, refusal) : (new WireAsk(messages[asked].Text)
        {
            Model = Model,
            History = WireAsk.Turns(messages.Take(asked)),
            Instructions = [.. WireAsk.Instructing(messages).Prepend(Instructions ?? "").Where(line => line.Length > 0)],
            Format = format,
            FormatField = "text.format",
            Tools = tools,
            Patient = Patient,
        }, null);
    }

    private List<RequestMessage>? Messages(WireCalls calls)
    {
        if (Input is { ValueKind: JsonValueKind.String })
            return [new RequestMessage { Role = "user", Content = Input }];
        if (Input is not { ValueKind: JsonValueKind.Array } list)
            return null;
        var messages = new List<RequestMessage>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return null;
            switch (Field(item, "type") ?? "message")
            {
                case "function_call" when calls.Call(Field(item, "call_id"), Field(item, "name"), Field(item, "arguments")):
                case "function_call_output" when Field(item, "output") is { } output && calls.Result(Field(item, "call_id"), output):
                    break;
                case "message" when item.TryGetProperty("content", out var content) && new RequestMessage { Role = Field(item, "role"), Content = content } is { HasOtherThanText: false } message
                    && message.Role != "tool" && RequestMessage.Roles.Contains(message.Role):
                    messages.Add(message);
                    break;
                default:
                    return null;
            }
        }

        return messages;
    }

    private static string? Field(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
