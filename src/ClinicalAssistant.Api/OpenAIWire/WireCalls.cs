using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Pairs the calls of a request's messages with the results that came for them.</summary>
internal sealed class WireCalls
{
    private readonly Dictionary<string, ToolCall> _open = new(StringComparer.Ordinal);
    private readonly List<ToolExchange> _exchanges = [];

    public IReadOnlyList<ToolExchange> Exchanges => _exchanges;

    /// <summary>Takes a call; false where it is not one with an id, a name and an object of arguments.</summary>
    public bool Call(string? id, string? name, string? arguments) =>
        id is { Length: > 0 } && name is { Length: > 0 } && IsObject(arguments) && _open.TryAdd(id, new ToolCall(id, name, arguments!));

    /// <summary>Takes a result; false where no call of that id waits for one.</summary>
    public bool Result(string? id, string text)
    {
        if (id is null || !_open.Remove(id, out var call))
            return false;
        _exchanges.Add(new ToolExchange(call, text));
        return true;
    }

    private static bool IsObject(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "", new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
