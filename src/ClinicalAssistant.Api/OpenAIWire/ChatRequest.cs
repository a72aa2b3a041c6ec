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

    public JsonElement? ToolChoice { get; init; }

    public JsonElement? ResponseFormat { get; init; }

    /// <summary>Ours beside the protocol's: the patient, in any of the forms of <c>/api/ask</c>.</summary>
    public JsonElement? Patient { get; init; }

    public bool? Logprobs { get; init; }

    /// <summary>What is asked, or why it cannot be taken here.</summary>
    public (WireAsk? Ask, WireRefusal? Refusal) Read()
    {
        if (Unsupported() is { } unsupported)
            return (null, unsupported);
        var calls = new WireCalls();
        if (!Messages!.All(message => Paired(message, calls)))
            return (null, WireRefusal.Unsupported("A tool message answers a call ('tool_call_id') of an assistant message before it; a call has an id, a name and arguments that are a JSON object.", "messages"));
        var (format, unread) = ObjectFormats.Read(ResponseFormat, "response_format");
        var (tools, unusable) = WireTools.Read(Tools, ToolChoice, calls.Exchanges);
        if ((unread ?? unusable) is { } refusal)
            return (null, refusal);
        var asked = Messages!.Count - 1;
        while (Messages[asked].Role != "user")
            asked--;
        return (new WireAsk(Messages[asked].Text)
        {
            Model = Model,
            History = WireAsk.Turns(Messages.Take(asked)),
            Instructions = WireAsk.Instructing(Messages),
            Format = format,
            Tools = tools,
            Patient = Patient,
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
        if (Messages[^1].Role is not ("user" or "tool") || Messages.All(message => message.Role != "user"))
            return WireRefusal.Unsupported("The last message must be a user message, or the result of a tool that a user message led to.", "messages");
        if (N is > 1)
            return WireRefusal.Unsupported("'n' greater than 1 is not supported.", "n");
        if (WireTools.AreIn(Functions))
            return WireRefusal.Unsupported("'functions' is not supported: send 'tools'.", "functions");
        return Logprobs == true ? WireRefusal.Unsupported("'logprobs' is not supported.", "logprobs") : null;
    }

    private static bool Paired(RequestMessage message, WireCalls calls) => message.Role switch
    {
        "assistant" => (message.ToolCalls ?? []).All(call => calls.Call(call.Id, call.Function?.Name, call.Function?.Arguments)),
        "tool" => calls.Result(message.ToolCallId, message.Text),
        _ => true,
    };
}
