using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>Turns the entities of a line of MedCalc-Bench into inputs of a calculator.</summary>
internal static class MedCalcInputs
{
    private const string DatasetDate = "MM/dd/yyyy";

    public static JsonElement Of(MedCalcMapping mapping, MedCalcEntry entry, Calculator calculator, JsonElement entities)
    {
        var inputs = new JsonObject();
        foreach (var field in entities.EnumerateObject())
        {
            if (entry.Ignore.Contains(field.Name))
                continue;
            if (entry.Triples.TryGetValue(field.Name, out var pair) && field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 3)
            {
                inputs[pair[0]] = Word(entry, pair[0], field.Value[0]);
                inputs[pair[1]] = $"{Text(field.Value[1])} {Unit(mapping, Text(field.Value[2]))}";
                continue;
            }

            var name = entry.Inputs.GetValueOrDefault(field.Name) ?? throw new WrongInputException($"Field 'relevant_entities': '{field.Name}' is no field of this calculator. Add it to the mapping.");
            var value = Value(mapping, entry, calculator.Find(name)!, field.Value);
            if (inputs[name] is null || value == "yes")
                inputs[name] = value;
        }

        foreach (var (name, value) in entry.Absent)
            inputs.TryAdd(name, JsonValue.Create(value));
        foreach (var input in calculator.Inputs.Where(input => input.Kind == InputKind.YesNo))
            inputs.TryAdd(input.Name, JsonValue.Create("no"));
        using var document = JsonDocument.Parse(inputs.ToJsonString());
        return document.RootElement.Clone();
    }

    private static string Value(MedCalcMapping mapping, MedCalcEntry entry, CalculatorInput input, JsonElement value) => input.Kind switch
    {
        InputKind.YesNo when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.ValueKind == JsonValueKind.True ? "yes" : "no",
        InputKind.Date => DateOnly.TryParseExact(Text(value), DatasetDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Text(value),
        InputKind.Quantity when value.ValueKind == JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.String ? Unit(mapping, part.GetString()!) : Text(part))),
        _ => Word(entry, input.Name, value),
    };

    private static string Word(MedCalcEntry entry, string input, JsonElement value)
    {
        var text = Text(value);
        return entry.Values.TryGetValue(input, out var words) ? words.GetValueOrDefault(text, text) : text;
    }

    private static string Unit(MedCalcMapping mapping, string unit) => mapping.Units.GetValueOrDefault(unit, unit);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
