using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Finds elements that are not as FHIR R4 has them: a text where an object belongs, one value where a list does, a code or a date that is none, a name that there is not.
/// The SDK keeps such a value aside and gives nothing in its place, so an allergy's patient or a problem's status would be absent without a word; its own validation
/// of every attribute costs as much as all the rest of reading a long record.
/// </summary>
internal static partial class JsonShape
{
    private const int Most = 5;

    private static readonly ModelInspector Model = ModelInfo.ModelInspector;

    /// <summary>Paths of such elements with what is wrong there; of a resource that is broken all over the first few.</summary>
    public static IReadOnlyList<(string Path, string What)> Of(JsonElement resource, string type)
    {
        var found = new List<(string, string)>();
        if (Model.FindClassMapping(type) is { } mapping)
            Walk(resource, mapping, type, found);
        return found;
    }

    private static void Walk(JsonElement element, ClassMapping mapping, string path, List<(string, string)> found)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (found.Count == Most)
                return;
            var name = property.Name;
            if (name is "resourceType" or "fhir_comments" || name.StartsWith('_'))
                continue;
            var at = $"{path}.{name}";
            var value = property.Value;
            if ((mapping.FindMappedElementByName(name) ?? mapping.FindMappedElementByChoiceName(name)) is not { } declared)
            {
                found.Add((JsonText.Showable(name) is null ? path : at, "is no element of FHIR R4"));
                continue;
            }

            if (declared.IsCollection != (value.ValueKind == JsonValueKind.Array))
            {
                found.Add((at, declared.IsCollection ? $"holds {Said(value)} where a list belongs" : "holds a list where one value belongs"));
                continue;
            }

            if (TypeOf(declared, name) is not { IsResource: false } of)
                continue;
            foreach (var item in declared.IsCollection ? value.EnumerateArray().AsEnumerable() : [value])
                Item(item, of, Codes(declared), at, found);
        }
    }

    /// <summary>The codes that an element is bound to, or null.</summary>
    private static Type? Codes(PropertyMapping declared) =>
        new[] { declared.ImplementingType, declared.NativeProperty?.PropertyType }.FirstOrDefault(static type => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Code<>))?.GetGenericArguments()[0];

    private static void Item(JsonElement item, ClassMapping of, Type? codes, string at, List<(string, string)> found)
    {
        if (found.Count == Most)
            return;
        if (of.IsFhirPrimitive || of.IsPrimitive)
        {
            // A null in a list of single values stands for one whose extension says more.
            if (item.ValueKind != JsonValueKind.Null && Problem(item, of, codes) is { } problem)
                found.Add((at, problem));
        }
        else if (item.ValueKind == JsonValueKind.Object)
        {
            Walk(item, of, at, found);
        }
        else
        {
            found.Add((at, $"holds {Said(item)} where an object belongs"));
        }
    }

    private static string? Problem(JsonElement item, ClassMapping of, Type? codes)
    {
        var (wanted, fits) = of.Name switch
        {
            "boolean" => ("true or false", item.ValueKind is JsonValueKind.True or JsonValueKind.False),
            "decimal" or "integer" or "positiveInt" or "unsignedInt" => ("a number", item.ValueKind == JsonValueKind.Number),
            _ => ("a text", item.ValueKind == JsonValueKind.String),
        };
        if (!fits)
            return $"holds {Said(item)} where {wanted} belongs";
        if (item.ValueKind != JsonValueKind.String)
            return null;
        return JsonText.Of(item) switch
        {
            null => "holds half a character",
            "" => "is an empty text",
            var text when codes is not null && EnumUtility.ParseLiteral(text, codes) is null => "holds a code that FHIR R4 does not have there",
            var text when of.Name is "date" or "dateTime" or "instant" && !IsDate(text) => "holds no date as FHIR writes it",
            _ => null,
        };
    }

    private static bool IsDate(string text) => Date().IsMatch(text) && (text.Length < 10 || DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    /// <summary>The type of an element; of a choice by what its name ends in ("valueQuantity").</summary>
    private static ClassMapping? TypeOf(PropertyMapping declared, string name)
    {
        if (name == declared.Name)
            return declared.PropertyTypeMapping;
        var suffix = name[declared.Name.Length..];
        return Model.FindClassMapping(suffix) ?? Model.FindClassMapping(char.ToLowerInvariant(suffix[0]) + suffix[1..]);
    }

    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "nothing",
        _ => "true or false",
    };

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-\d\d(T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
