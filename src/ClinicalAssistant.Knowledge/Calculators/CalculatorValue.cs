using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The value of one input, in the calculator's own unit.</summary>
/// <param name="Number">The number of a quantity, null otherwise.</param>
/// <param name="YesNo">The answer of a yes/no input, null otherwise.</param>
/// <param name="Choice">The named value of a choice, null otherwise.</param>
public sealed record CalculatorValue(decimal? Number, bool? YesNo, string? Choice) : PatientWords
{
    /// <summary>The date of a date input, null otherwise.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>False where the number came without a unit and was taken to be in the calculator's.</summary>
    public bool UnitStated { get; init; } = true;

    /// <summary>A number in the input's unit.</summary>
    public static CalculatorValue Of(decimal number) => new(number, null, null);

    /// <summary>Yes or no.</summary>
    public static CalculatorValue Of(bool yes) => new(null, yes, null);

    /// <summary>A named value.</summary>
    public static CalculatorValue Of(string choice) => new(null, null, choice);

    /// <summary>A date.</summary>
    public static CalculatorValue Of(DateOnly date) => new(null, null, null) { Date = date };
}
