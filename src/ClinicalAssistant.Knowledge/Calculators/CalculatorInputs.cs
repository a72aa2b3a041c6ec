using System.Globalization;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Values for a calculator's inputs, converted to its units. What could not be read is a problem with its remedy.</summary>
public sealed record CalculatorInputs : PatientWords
{
    private const decimal Largest = 1_000_000_000_000_000m;

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

    /// <summary>Reads an object of input names and values: numbers, texts with units, <c>{"value","unit"}</c>, lists of values and units (5 ft 7 in), booleans.</summary>
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

    /// <summary>The value of one input as written, or null where it cannot be read as its kind or its unit does not convert.</summary>
    public static CalculatorValue? ValueOf(CalculatorInput input, string text)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(text);
        return input.Kind switch
        {
            InputKind.YesNo => text.Trim().ToLowerInvariant() switch
            {
                "yes" or "y" or "true" or "1" or "present" => CalculatorValue.Of(true),
                "no" or "n" or "false" or "0" or "absent" => CalculatorValue.Of(false),
                _ => null,
            },
            InputKind.Choice => Choice(input, text.Trim()),
            InputKind.Date => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? CalculatorValue.Of(date) : null,
            _ => Number(input, text),
        };
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Object when value.TryGetProperty("value", out var number) => Text(number) + (value.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String ? " " + unit.GetString() : ""),
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "",
        _ => "",
    };

    private void Read(Calculator calculator, string name, string text)
    {
        var input = calculator.Find(name);
        if (input is null)
            _problems.Add(new InputProblem(name, $"'{name}' is not an input of {calculator.Id}. Inputs: {string.Join(", ", calculator.Inputs.Select(known => known.Name))}."));
        else if (ValueOf(input, text) is { } value)
            _values[input.Name] = value;
        else
            _problems.Add(new InputProblem(input.Name, $"{input.Label} ({input.Name}) cannot be read: write {Calculator.Wanted(input)}."));
    }

    private static CalculatorValue? Choice(CalculatorInput input, string text)
    {
        if (input.Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return CalculatorValue.Of(exact);
        if (text.Length != 1)
            return null;
        var initials = input.Choices.Where(choice => char.ToLowerInvariant(choice[0]) == char.ToLowerInvariant(text[0])).ToList();
        return initials.Count == 1 ? CalculatorValue.Of(initials[0]) : null;
    }

    /// <summary>One number with its unit, or several that add up (5 ft 7 in; 2 years 3 months).</summary>
    private static CalculatorValue? Number(CalculatorInput input, string text)
    {
        decimal? sum = null;
        var stated = true;
        var at = 0;
        while (Next(text, ref at) is var (number, given))
        {
            if (number is not { } value || Math.Abs(value) > Largest || (given.Length == 0 && sum is not null))
                return null;
            stated &= given.Length > 0;
            if ((given.Length == 0 ? value : UnitConversion.Convert(value, UnitNames.Ucum(given), input.Unit!, input.Substance)) is not { } converted || Math.Abs(converted) > Largest)
                return null;
            sum = (sum ?? 0) + converted;
        }

        return sum is { } total ? CalculatorValue.Of(total) with { UnitStated = stated } : null;
    }

    /// <summary>The number at a place of the text and what stands behind it up to the next number that begins a word; null at the end.</summary>
    private static (decimal? Number, string Unit)? Next(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at >= text.Length)
            return null;
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' || (text[at] is '-' or '+' && at == start)))
            at++;
        decimal? number = decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var unit = new StringBuilder();
        while (at < text.Length && !(char.IsAsciiDigit(text[at]) && text[at - 1] == ' ' && unit.Length > 0 && !StartsUnit(text, at)))
            unit.Append(text[at++]);
        return (number, unit.ToString().Trim());
    }

    /// <summary>"10^9/L" and "10*3/uL" begin with digits and are units.</summary>
    private static bool StartsUnit(string text, int at) => text.AsSpan(at).StartsWith("10^", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("10*", StringComparison.Ordinal);
}
