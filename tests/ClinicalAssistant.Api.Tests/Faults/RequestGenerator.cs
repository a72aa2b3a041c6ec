using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicalAssistant.Api.Tests.Faults;

/// <summary>One request of an operation of an OpenAPI document, the same for the same seed: by its schema, then often broken.</summary>
internal sealed class RequestGenerator(JsonElement document, int seed)
{
    private const int DeepEnough = 6;

    private static readonly string[] Words =
    [
        "", " ", "chest pain for 40 minutes", "fever", "clinician", "patient", "HP:0001945", "bmi", "amoxicillin 500 mg", "\u0000", "\u202Eright to left", "🧠🧠", "ﬀ ligature", "a\r\nb", "'; DROP TABLE turns; --",
        "../../etc/passwd", "{{7*7}}", "<script>alert(1)</script>", "NaN", "-1", "P33Y", "1e400", "null", "true", new('x', 3000),
    ];

    private readonly Random _random = new(seed);

    public HttpRequestMessage Next(string method, string path, JsonElement operation)
    {
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), Address(path, operation));
        if (_random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        if (_random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("X-Purpose-Of-Use", new string('p', _random.Next(200)));
        if (operation.TryGetProperty("requestBody", out var body))
            request.Content = Body(body);
        return request;
    }

    private ByteArrayContent Body(JsonElement body)
    {
        var schema = body.GetProperty("content").EnumerateObject().First().Value.TryGetProperty("schema", out var found) ? found : default;
        var text = (schema.ValueKind == JsonValueKind.Undefined ? new JsonObject() : Value(schema, 0))?.ToJsonString() ?? "null";
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes = _random.Next(12) switch
        {
            0 => bytes[..(bytes.Length / 2)],
            1 => [.. bytes, 0xff, 0xfe],
            2 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 400)) + string.Concat(Enumerable.Repeat("]", 400))),
            3 => [],
            4 => Encoding.UTF8.GetBytes(text.Replace("\"", "\"\\ud800", StringComparison.Ordinal)),
            5 => Encoding.UTF8.GetBytes(text.Replace(":", ":{\"a\":", StringComparison.Ordinal)),
            _ => bytes,
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", _random.Next(10) switch { 0 => "text/plain", 1 => "application/xml", _ => "application/json" });
        return content;
    }

    private string Address(string path, JsonElement operation)
    {
        var query = new List<string>();
        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray())
            {
                var (name, where) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString());
                var value = Uri.EscapeDataString(_random.Next(3) == 0 ? _random.Next(-5, 500).ToString(CultureInfo.InvariantCulture) : Word().Replace("\0", "", StringComparison.Ordinal));
                if (where == "path")
                    path = path.Replace("{" + name + "}", value.Length == 0 ? "x" : value, StringComparison.Ordinal);
                else if (where == "query" && _random.Next(2) == 0)
                    query.Add(name + "=" + value);
            }
        }

        return query.Count == 0 ? path : path + "?" + string.Join('&', query);
    }

    private JsonNode? Value(JsonElement schema, int depth)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return Any();
        if (schema.TryGetProperty("$ref", out var reference))
            return depth > DeepEnough ? null : Value(Resolve(reference.GetString()!), depth + 1);
        if (_random.Next(12) == 0)
            return Any();
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var choices) && choices.GetArrayLength() > 0)
                return Value(choices[_random.Next(choices.GetArrayLength())], depth + 1);
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, depth > DeepEnough ? 0 : _random.Next(4)).Select(_ => schema.TryGetProperty("items", out var items) ? Value(items, depth + 1) : Any())]),
            "integer" => _random.Next(-10, 1000),
            "number" => _random.NextDouble() * 400 - 20,
            "boolean" => _random.Next(2) == 0,
            "string" => Word(),
            _ => Any(),
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (!schema.TryGetProperty("properties", out var properties))
            return made;
        foreach (var property in properties.EnumerateObject().Where(_ => _random.Next(4) != 0))
            made[property.Name] = Value(property.Value, depth + 1);
        if (_random.Next(6) == 0)
            made["unexpected"] = Any();
        return made;
    }

    private string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.Array ? type[_random.Next(type.GetArrayLength())].GetString()
        : type.GetString();

    private JsonNode? Any() => _random.Next(7) switch
    {
        0 => null,
        1 => Word(),
        2 => _random.Next(),
        3 => JsonValue.Create(_random.Next(2) == 0),
        4 => new JsonArray(Word(), 1, null),
        5 => new JsonObject { [Word()] = Word() },
        _ => JsonNode.Parse("1e300"),
    };

    private string Word() => Words[_random.Next(Words.Length)];

    private JsonElement Resolve(string reference)
    {
        var at = document;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
            at = at.GetProperty(part);
        return at;
    }
}
