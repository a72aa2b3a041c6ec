using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>One calculation: reads the checked inputs, keeps the arithmetic, adds points, and closes with the result.</summary>
internal sealed class Worksheet(Calculator calculator, CalculatorInputs inputs)
{
    private readonly List<string> _steps = [];
    private readonly List<string> _notes = [];

    /// <summary>Points so far.</summary>
    public decimal Total { get; private set; }

    /// <summary>The number of an input that is needed.</summary>
    public decimal this[string name] => inputs.Find(name)!.Number!.Value;

    public bool Female => Is("sex", "female");

    public decimal? Find(string name) => inputs.Find(name)?.Number;

    public bool Has(string name) => inputs.Find(name) is not null;

    public double Real(string name) => (double)this[name];

    public bool Yes(string name) => inputs.Find(name)?.YesNo == true;

    public bool Is(string name, string choice) => inputs.Find(name)?.Choice == choice;

    public string Choice(string name) => inputs.Find(name)!.Choice!;

    public DateOnly Date(string name) => inputs.Find(name)!.Date!.Value;

    /// <summary>Place of the chosen value among the choices, from 0.</summary>
    public int Place(string name)
    {
        var (choices, chosen) = (calculator.Find(name)!.Choices, Choice(name));
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i] == chosen)
                return i;
        }

        return -1;
    }

    public Worksheet Points(string item, decimal points, bool applies)
    {
        _steps.Add(applies ? $"{item}: {Signed(points)}" : $"{item}: 0");
        if (applies)
            Total += points;
        return this;
    }

    public Worksheet Points(string item, decimal points) => Points(item, points, points != 0);

    public Worksheet Points(string item, decimal points, string input) => Points(item, points, Yes(input));

    /// <summary>A line of the arithmetic; numbers in it are shown to four decimals at most.</summary>
    public Worksheet Step(FormattableString text)
    {
        var shown = new object?[text.ArgumentCount];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = text.GetArgument(i) switch { decimal number => Shown(number), double real => Shown((decimal)real), var other => other };
        _steps.Add(string.Format(CultureInfo.InvariantCulture, text.Format, shown));
        return this;
    }

    public Worksheet Note(string text)
    {
        _notes.Add(text);
        return this;
    }

    /// <summary>Closes a score: the points are the result.</summary>
    public CalculationResult Score(string interpretation)
    {
        _steps.Add($"Total: {Shown(Total)}");
        return Close(Total, null, interpretation);
    }

    /// <summary>Closes a formula: rounded as the calculator states.</summary>
    public CalculationResult Result(decimal value, string unit, string? interpretation = null) => Close(Rounded(value), unit == "{score}" ? null : unit, interpretation);

    /// <summary>Closes a formula that is computed in floating point.</summary>
    public CalculationResult Result(double value, string unit, string? interpretation = null) => Result((decimal)value, unit, interpretation);

    public CalculationResult Result(DateOnly date, string? interpretation = null) => Close(date.DayNumber, null, interpretation) with { Date = date };

    public CalculationResult Weeks(int days, string? interpretation = null) => Close(days, "d", interpretation) with { WeeksAndDays = true };

    /// <summary>The value as the calculator rounds it.</summary>
    public decimal Rounded(decimal value)
    {
        var rounded = Math.Round(value, calculator.Digits, MidpointRounding.AwayFromZero);
        return rounded / 1.000000000000000000000000000m; // Drops trailing zeros, so that equal values are equal bytes.
    }

    internal static string Shown(decimal number) => Math.Round(number, 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Signed(decimal points) => points > 0 ? "+" + Shown(points) : Shown(points);

    private CalculationResult Close(decimal value, string? unit, string? interpretation)
    {
        var outside = false;
        foreach (var input in calculator.Inputs)
        {
            var given = inputs.Find(input.Name);
            if (given is null && input.Absent is { Length: > 0 } rule)
                _notes.Add($"{input.Label} was not given: {rule}");
            if (given?.Number is not { } number || (!(number < input.ApplicableFrom) && !(number > input.ApplicableTo)))
                continue;
            outside = true;
            _notes.Insert(0, new StringBuilder("Caution: ").Append(calculator.Name).Append(" was made for ").Append(LowerFirst(input.Label)).Append(' ').Append(Range(input)).Append("; this value lies outside, and the result may mislead.").ToString());
        }

        if (calculator.Outdated is { } outdated)
            _notes.Add(outdated);
        if (calculator.DisplayOnly)
            _notes.Add("For display only. A second person must check the weight, the arithmetic, the order and the local protocol before anything is given.");
        return new CalculationResult(value, unit, interpretation, _steps, calculator.Source) { Notes = _notes, OutsidePopulation = outside };
    }

    private static string Range(CalculatorInput input)
    {
        var unit = input.UnitText;
        return (input.ApplicableFrom, input.ApplicableTo) switch
        {
            ({ } from, { } to) => $"{Shown(from)} to {Shown(to)} {unit}",
            ({ } from, null) => $"from {Shown(from)} {unit}",
            (_, var to) => $"up to {Shown(to ?? 0)} {unit}",
        };
    }

    private static string LowerFirst(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
