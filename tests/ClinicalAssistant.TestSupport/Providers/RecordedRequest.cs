using System.Text.Json;

namespace ClinicalAssistant.TestSupport;

/// <summary>A request as the scripted provider received it.</summary>
public sealed class RecordedRequest
{
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal RecordedRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, string body)
    {
        (Method, Path, Query, Headers, Body) = (method, path, query, headers, body);
        Json = body.Length == 0 ? default : Parse(body);
    }

    /// <summary>HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path without query.</summary>
    public string Path { get; }

    /// <summary>Query with its question mark, or empty.</summary>
    public string Query { get; }

    /// <summary>Headers, names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as sent.</summary>
    public string Body { get; }

    /// <summary>The body as JSON; undefined where it was empty.</summary>
    public JsonElement Json { get; }

    /// <summary>Whether a stream was asked for, by the rules of the protocol.</summary>
    public bool IsStream { get; internal set; }

    /// <summary>Ends when the client gave up before the answer was complete.</summary>
    public Task Aborted => _aborted.Task;

    /// <summary>Ends when the answer was complete, or the client gave up.</summary>
    public Task Ended => _ended.Task;

    /// <summary>All text of the messages sent, one line each.</summary>
    public string Messages => string.Join('\n', Json.GetProperty("messages").EnumerateArray().Select(ContentOf));

    internal void End(bool aborted)
    {
        if (aborted)
            _aborted.TrySetResult();
        _ended.TrySetResult();
    }

    private static string ContentOf(JsonElement message) => !message.TryGetProperty("content", out var content) ? ""
        : content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : ""))
            : content.GetString() ?? "";

    private static JsonElement Parse(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }
}
