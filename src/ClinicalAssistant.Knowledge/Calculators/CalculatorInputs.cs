using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Values for a calculator's inputs, converted to its units. What could not be read is a problem with its remedy.</summary>
public sealed record CalculatorInputs : PatientWords
{
    private readonly Dictionary<string, CalculatorValue> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<InputProblem> _problems = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>The value of an input, or null where none was given.</summary>
    public CalculatorValue? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Sets a value that is in the calculator's own unit already.</summary>
    public CalculatorInputs With(string name, CalculatorValue value)
    {
        _values[name] = value;
        return this;
    }

    /// <summary>Reads <c>name=value unit</c> pairs.</summary>
    public static CalculatorInputs Parse(Calculator calculator, IEnumerable<string> pairs)
    {
        ArgumentNullException.ThrowIfNull(calculator);
        ArgumentNullException.ThrowIfNull(pairs);
        var inputs = new CalculatorInputs();
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                inputs._problems.Add(new InputProblem("", "Write each input as name=value unit, for example age=72 a."));
            else
                inputs.Read(calculator, pair[..at].Trim(), pair[(at + 1)..].Trim());
        }

        return inputs;
    }

    /// <summary>Reads an object of input names and values: numbers, texts with units, <c>{"value","unit"}</c>, booleans.</summary>
    public static CalculatorInputs Parse(Calculator calculator, JsonElement json)
    {
        ArgumentNullException.ThrowIfNull(calculator);
        var inputs = new CalculatorInputs();
        if (json.ValueKind != JsonValueKind.Object)
        {
            inputs._problems.Add(new InputProblem("", "Field 'inputs': write an object of input names and values."));
            return inputs;
        }

        foreach (var property in json.EnumerateObject())
            inputs.Read(calculator, property.Name, Text(property.Value));
        return inputs;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Object when value.TryGetProperty("value", out var number) => Text(number) + (value.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String ? " " + unit.GetString() : ""),
        JsonValueKind.Array when value.GetArrayLength() == 2 => Text(value[0]) + " " + Text(value[1]),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private void Read(Calculator calculator, string name, string text)
    {
        var input = calculator.Inputs.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (input is null)
            _problems.Add(new InputProblem(name, $"'{name}' is not an input of {calculator.Id}. Inputs: {string.Join(", ", calculator.Inputs.Select(known => known.Name))}."));
        else if (Value(input, text) is { } value)
            _values[input.Name] = value;
        else
            _problems.Add(new InputProblem(input.Name, $"{input.Label} ({input.Name}) cannot be read: write {Calculator.Wanted(input)}."));
    }

    private static CalculatorValue? Value(CalculatorInput input, string text) => input.Kind switch
    {
        InputKind.YesNo => text.ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "1" or "present" => CalculatorValue.Of(true),
            "no" or "n" or "false" or "0" or "absent" => CalculatorValue.Of(false),
            _ => null,
        },
        InputKind.Choice => input.Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase) || (text.Length == 1 && char.ToLowerInvariant(choice[0]) == char.ToLowerInvariant(text[0])))
            is { } chosen ? CalculatorValue.Of(chosen) : null,
        _ => Number(input, text),
    };

    private static CalculatorValue? Number(CalculatorInput input, string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-' or '+'))
            end++;
        if (!decimal.TryParse(text.AsSpan(0, end), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return null;
        if (Math.Abs(number) > 1_000_000_000m)
            return null;
        var given = text[end..].Trim();
        if (given.Length == 0)
            return CalculatorValue.Of(number);
        var unit = UnitSpelling.Read(" " + given, 0) is { } spelled && spelled.End == given.Length + 1 ? spelled.Unit : given;
        if (unit == input.Unit || given == input.Unit)
            return CalculatorValue.Of(number);
        return input.OtherUnits.TryGetValue(unit, out var factor) ? CalculatorValue.Of(number * factor) : null;
    }
}
