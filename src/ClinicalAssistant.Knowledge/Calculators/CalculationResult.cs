using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A computed score, quantity, date or duration with its arithmetic.</summary>
/// <param name="Value">The number, rounded as the calculator states; the days of a duration; the day number of a date.</param>
/// <param name="Unit">UCUM unit, or null for points and dates.</param>
/// <param name="Interpretation">What the value means by the published bands, or null.</param>
/// <param name="Steps">The arithmetic, one line a step.</param>
/// <param name="Source">Where the formula was read.</param>
public sealed record CalculationResult(decimal Value, string? Unit, string? Interpretation, IReadOnlyList<string> Steps, Source Source) : PatientWords
{
    /// <summary>The date, where the result is one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>True where <see cref="Value"/> is days to be read as weeks and days.</summary>
    public bool WeeksAndDays { get; init; }

    /// <summary>What must be said with it: outside the population, an outdated version, inputs that the score's rule filled.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True where an input lies outside the population in which the score holds.</summary>
    public bool OutsidePopulation { get; init; }

    /// <summary>Value and unit as people read them.</summary>
    public string Shown => this switch
    {
        { Date: { } date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { WeeksAndDays: true } => string.Create(CultureInfo.InvariantCulture, $"{(int)Value / 7} weeks {(int)Value % 7} days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit switch { null => Value == 1 ? "point" : "points", "1" => "", _ => UnitNames.Shown(Unit) }}").TrimEnd(),
    };

    /// <summary>The value as JSON: a number, an ISO date, or an object of weeks and days.</summary>
    public JsonElement ValueJson() => this switch
    {
        { Date: not null } => JsonSerializer.SerializeToElement(Shown, CalculatorJsonContext.Default.String),
        { WeeksAndDays: true } => JsonSerializer.SerializeToElement(new Dictionary<string, int> { ["weeks"] = (int)Value / 7, ["days"] = (int)Value % 7 }, CalculatorJsonContext.Default.DictionaryStringInt32),
        _ => JsonSerializer.SerializeToElement(Value, CalculatorJsonContext.Default.Decimal),
    };
}
