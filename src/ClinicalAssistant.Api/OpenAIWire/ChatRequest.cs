using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A chat completion request. Unknown fields are ignored; what is not supported is refused by <see cref="Refusal"/>.</summary>
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

    [JsonIgnore]
    public bool HasMessages => Messages is { Count: > 0 };

    /// <summary>What is asked for and not supported here, or null.</summary>
    public (string Message, string Field)? Refusal()
    {
        if (!HasMessages)
            return ("'messages' is missing or empty: send at least one user message.", "messages");
        if (Messages!.Any(message => message is null || !RequestMessage.Roles.Contains(message.Role)))
            return ("A message's role is one of system, developer, user, assistant, tool.", "messages");
        if (Messages!.Any(message => message.HasOtherThanText))
            return ("Only text content is supported; no route here reads images, audio or files.", "messages");
        if (Messages![^1].Role != "user")
            return ("The last message must be a user message.", "messages");
        if (N is > 1)
            return ("'n' greater than 1 is not supported.", "n");
        if (IsSet(Tools) || IsSet(Functions))
            return ("'tools' are not supported: the clinical tools run inside the server.", "tools");
        if (ResponseFormat is { ValueKind: JsonValueKind.Object } format && format.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() != "text")
            return ("'response_format' other than text is not supported: every sentence is checked as prose.", "response_format");
        return Logprobs == true ? ("'logprobs' is not supported.", "logprobs") : null;
    }

    public string LastUserText() => Messages![^1].Text;

    public IReadOnlyList<Turn> History() =>
    [
        .. Messages!.Take(Messages!.Count - 1)
            .Where(message => message.Role is "user" or "assistant")
            .Select(message => new Turn(message.Role == "user" ? Speaker.User : Speaker.Assistant, message.Text)),
    ];

    /// <summary>System and developer messages: wishes of the calling program, never policy.</summary>
    public IReadOnlyList<string> Instructions() => [.. Messages!.Where(message => message.Role is "system" or "developer").Select(message => message.Text).Where(text => text.Length > 0)];

    private static bool IsSet(JsonElement? element) => element is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0;
}
