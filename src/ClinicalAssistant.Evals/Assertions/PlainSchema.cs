using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>A JSON schema of common keywords alone (draft 2020-12 meaning).</summary>
internal sealed class PlainSchema
{
    public static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array", "null"];

    private readonly List<Func<JsonElement, string, IEnumerable<string>>> _checks = [];

    /// <summary>The schema, or null where it uses a keyword that is not handled here.</summary>
    public static PlainSchema? TryRead(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        var plain = new PlainSchema();
        return schema.EnumerateObject().All(keyword => plain.TryAdd(keyword.Name, keyword.Value, schema)) ? plain : null;
    }

    public IReadOnlyList<string> Faults(JsonElement element) => [.. Faults(element, "#").Take(20)];

    private IEnumerable<string> Faults(JsonElement element, string path) => _checks.SelectMany(check => check(element, path));

    private bool TryAdd(string keyword, JsonElement value, JsonElement schema)
    {
        switch (keyword)
        {
            case "title" or "description" or "$schema" or "$comment" or "examples" or "default":
                return true;
            case "type":
                string?[] types = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString())] : [value.GetString()];
                _checks.Add((element, path) => types.Any(type => Is(element, type)) ? [] : [$"{path}: {string.Join(" or ", types)} expected"]);
                return types.All(Types.Contains);
            case "required" when value.ValueKind == JsonValueKind.Array:
                string[] names = [.. value.EnumerateArray().Select(one => one.GetString() ?? "")];
                _checks.Add((element, path) => element.ValueKind != JsonValueKind.Object ? [] : names.Where(name => !element.TryGetProperty(name, out _)).Select(name => $"{path}: '{name}' is missing"));
                return true;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                return AddProperties(value);
            case "additionalProperties" when value.ValueKind is JsonValueKind.True:
                return true;
            case "additionalProperties" when value.ValueKind is JsonValueKind.False:
                string[] known = schema.TryGetProperty("properties", out var listed) ? [.. listed.EnumerateObject().Select(one => one.Name)] : [];
                _checks.Add((element, path) => element.ValueKind != JsonValueKind.Object ? [] : element.EnumerateObject().Where(one => !known.Contains(one.Name)).Select(one => $"{path}: '{one.Name}' is not allowed"));
                return true;
            case "items" when TryRead(value) is { } items:
                _checks.Add((element, path) => element.ValueKind != JsonValueKind.Array ? [] : element.EnumerateArray().SelectMany((one, index) => items.Faults(one, string.Create(CultureInfo.InvariantCulture, $"{path}/{index}"))));
                return true;
            case "enum" when value.ValueKind == JsonValueKind.Array:
                _checks.Add((element, path) => value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, element)) ? [] : [$"{path}: not one of {value.GetRawText()}"]);
                return true;
            case "const":
                _checks.Add((element, path) => JsonElement.DeepEquals(value, element) ? [] : [$"{path}: {value.GetRawText()} expected"]);
                return true;
            case "pattern" when value.ValueKind == JsonValueKind.String:
                return AddPattern(value.GetString()!);
            default:
                return value.ValueKind == JsonValueKind.Number && AddBound(keyword, value.GetDouble());
        }
    }

    private bool AddProperties(JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (TryRead(property.Value) is not { } inner)
                return false;
            _checks.Add((element, path) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property.Name, out var found) ? inner.Faults(found, $"{path}/{property.Name}") : []);
        }

        return true;
    }

    private bool AddPattern(string pattern)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            _checks.Add((element, path) => element.ValueKind != JsonValueKind.String || regex.IsMatch(element.GetString()!) ? [] : [$"{path}: no match for {pattern}"]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool AddBound(string keyword, double bound)
    {
        (Func<JsonElement, double?> Measure, Func<double, bool> Holds)? check = keyword switch
        {
            "minimum" => (Number, value => value >= bound),
            "maximum" => (Number, value => value <= bound),
            "exclusiveMinimum" => (Number, value => value > bound),
            "exclusiveMaximum" => (Number, value => value < bound),
            "minLength" => (Length, value => value >= bound),
            "maxLength" => (Length, value => value <= bound),
            "minItems" => (Items, value => value >= bound),
            "maxItems" => (Items, value => value <= bound),
            _ => null,
        };
        if (check is not { } found)
            return false;
        _checks.Add((element, path) => found.Measure(element) is not { } value || found.Holds(value) ? [] : [string.Create(CultureInfo.InvariantCulture, $"{path}: {keyword} {bound}, found {value}")]);
        return true;
    }

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;

    private static double? Length(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()!.EnumerateRunes().Count() : null;

    private static double? Items(JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : null;

    private static bool Is(JsonElement element, string? type) => type switch
    {
        "string" => element.ValueKind == JsonValueKind.String,
        "integer" => element.ValueKind == JsonValueKind.Number && double.IsInteger(element.GetDouble()),
        "number" => element.ValueKind == JsonValueKind.Number,
        "boolean" => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "object" => element.ValueKind == JsonValueKind.Object,
        "array" => element.ValueKind == JsonValueKind.Array,
        _ => element.ValueKind == JsonValueKind.Null,
    };
}
