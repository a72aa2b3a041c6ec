using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A chat completion request. Unknown fields are ignored; what is not supported is refused by <see cref="Read"/>.</summary>
internal sealed record ChatRequest : PatientWords
{
    public string? Model { get; init; }

    public IReadOnlyList<RequestMessage>? Messages { get; init; }

    public bool Stream { get; init; }

    public StreamOptions? StreamOptions { get; init; }

    public int? N { get; init; }

    public JsonElement? Tools { get; init; }

    public JsonElement? Functions { get; init; }

    public JsonElement? ResponseFormat { get; init; }

    public bool? Logprobs { get; init; }

    /// <summary>What is asked, or why it cannot be taken here.</summary>
    public (WireAsk? Ask, WireRefusal? Refusal) Read()
    {
        if (Unsupported() is { } unsupported)
            return (null, unsupported);
        var (format, refusal) = ObjectFormats.Read(ResponseFormat, "response_format");
        return refusal is not null ? (null, refusal) : (new WireAsk(Messages![^1].Text)
        {
            Model = Model,
            History =
            [
                .. Messages.Take(Messages.Count - 1)
                    .Where(message => message.Role is "user" or "assistant")
                    .Select(message => new Turn(message.Role == "user" ? Speaker.User : Speaker.Assistant, message.Text)),
            ],
            Instructions = [.. Messages.Where(message => message.Role is "system" or "developer").Select(message => message.Text).Where(text => text.Length > 0)],
            Format = format,
        }, null);
    }

    private WireRefusal? Unsupported()
    {
        if (Messages is not { Count: > 0 })
            return WireRefusal.Unsupported("'messages' is missing or empty: send at least one user message.", "messages");
        if (Messages.Any(message => message is null || !RequestMessage.Roles.Contains(message.Role)))
            return WireRefusal.Unsupported("A message's role is one of system, developer, user, assistant, tool.", "messages");
        if (Messages.Any(message => message.HasOtherThanText))
            return WireRefusal.Unsupported("Only text content is supported; no route here reads images, audio or files.", "messages");
        if (Messages[^1].Role != "user")
            return WireRefusal.Unsupported("The last message must be a user message.", "messages");
        if (N is > 1)
            return WireRefusal.Unsupported("'n' greater than 1 is not supported.", "n");
        if (IsSet(Tools) || IsSet(Functions))
            return WireRefusal.Unsupported("'tools' are not supported: the clinical tools run inside the server.", "tools");
        return Logprobs == true ? WireRefusal.Unsupported("'logprobs' is not supported.", "logprobs") : null;
    }

    private static bool IsSet(JsonElement? element) => element is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0;
}
