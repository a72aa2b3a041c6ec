using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Reads <c>tools</c> and <c>tool_choice</c> of either form: a function's fields stand below <c>function</c> (chat) or beside <c>type</c> (responses).</summary>
internal static partial class WireTools
{
    private const int Most = 64;
    private const int LongestSchema = 50_000;

    /// <summary>Whether a request offers any.</summary>
    public static bool AreIn(JsonElement? tools) => tools is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;

    /// <summary>The functions with what came of earlier calls; null where there is neither; or why they cannot be read.</summary>
    public static (CallerTools? Tools, WireRefusal? Refusal) Read(JsonElement? tools, JsonElement? choice, IReadOnlyList<ToolExchange> exchanges)
    {
        var offered = new List<CallerTool>();
        foreach (var tool in AreIn(tools) ? tools!.Value.EnumerateArray() : default)
        {
            if (Text(tool, "type") != "function" || Function(tool) is not { } function || Text(function, "name") is not { } name || !Name().IsMatch(name))
                return (null, Unread("each tool is {\"type\":\"function\"} with a 'name' of letters, digits, underscores and hyphens, at most 64; the provider's own tools are not offered here"));
            var schema = function.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object ? parameters.GetRawText() : """{"type":"object","properties":{}}""";
            if (schema.Length > LongestSchema || offered.Count == Most)
                return (null, Unread($"at most {Most} functions with 'parameters' of at most {LongestSchema} characters each"));
            offered.Add(new CallerTool(name, Text(function, "description") ?? "", schema));
        }

        if (offered.Count == 0 && exchanges.Count == 0)
            return (null, null);
        var chosen = Choice(choice);
        return chosen is "auto" or "none" or "required" || offered.Exists(tool => tool.Name == chosen)
            ? (new CallerTools(offered, exchanges) { Choice = chosen }, null)
            : (null, WireRefusal.Unsupported("'tool_choice' is auto, none, required, or one of the functions in 'tools'.", "tool_choice"));
    }

    private static string Choice(JsonElement? choice) => choice switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } named when Function(named) is { } function => Text(function, "name") ?? "",
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "auto",
        _ => "",
    };

    private static JsonElement? Function(JsonElement tool) =>
        tool.ValueKind != JsonValueKind.Object ? null
        : tool.TryGetProperty("function", out var inner) ? (inner.ValueKind == JsonValueKind.Object ? inner : null)
        : tool;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static WireRefusal Unread(string what) => WireRefusal.Unsupported($"'tools' cannot be read: {what}.", "tools");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
