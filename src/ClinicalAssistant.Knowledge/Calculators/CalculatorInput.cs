using System.Globalization;

namespace ClinicalAssistant.Knowledge;

/// <summary>An input of a calculator: its kind, unit and physiological range, and how it can be read from a question or a record.</summary>
/// <param name="Name">Name that scripts use, snake case.</param>
/// <param name="Label">Name that people read.</param>
/// <param name="Kind">Kind of value.</param>
public sealed record CalculatorInput(string Name, string Label, InputKind Kind)
{
    /// <summary>UCUM unit that the formula uses; null for yes/no, choices and dates.</summary>
    public string? Unit { get; init; }

    /// <summary>Lowest value accepted, in <see cref="Unit"/>: what a living patient can have.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest value accepted, in <see cref="Unit"/>.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Lowest value believed where no unit is stated, in <see cref="Unit"/>; null for <see cref="Minimum"/>.</summary>
    public decimal? UnitlessMinimum { get; init; }

    /// <summary>Highest value believed where no unit is stated, in <see cref="Unit"/>; null for <see cref="Maximum"/>.</summary>
    public decimal? UnitlessMaximum { get; init; }

    /// <summary>Lowest value of the population in which the score holds; below it the result carries a caution.</summary>
    public decimal? ApplicableFrom { get; init; }

    /// <summary>Highest value of the population in which the score holds; above it the result carries a caution.</summary>
    public decimal? ApplicableTo { get; init; }

    /// <summary>True where only whole numbers mean anything (points of an item).</summary>
    public bool Whole { get; init; }

    /// <summary>Other UCUM units in which the value is often given. Every unit that converts is accepted, these or not.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Id of the substance whose molar mass takes amounts per volume into masses per volume, or null.</summary>
    public string? Substance { get; init; }

    /// <summary>What the score's own rule says where the value is not given; the result repeats it. Null for an input that is needed.</summary>
    public string? Absent { get; init; }

    /// <summary>The named values of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Id of the pack's analyte whose measured value fills it, or null.</summary>
    public string? Analyte { get; init; }

    /// <summary>Ids of findings any of which, observed, means yes; all of them excluded means no.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Words of a problem list that mean yes, lower case; matched as whole words within an entry that states them of the patient.</summary>
    public IReadOnlyList<string> RecordWords { get; init; } = [];

    /// <summary>Words of a question that mean yes where they are not negated and no where they are, lower case; empty for <see cref="RecordWords"/>.</summary>
    public IReadOnlyList<string> QuestionWords { get; init; } = [];

    /// <summary>Words that make an entry mean something else ("pulmonary" hypertension), lower case.</summary>
    public IReadOnlyList<string> RecordExceptions { get; init; } = [];

    /// <summary>The unit as people read it; empty for points and plain numbers.</summary>
    internal string UnitText => Unit is null or "1" or "{score}" ? "" : UnitNames.Shown(Unit);

    /// <summary>What is accepted, for people: the range with its unit and other usual units, the choices, and whether it may be left out.</summary>
    public string Accepts => (Kind switch
    {
        InputKind.Quantity => string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum} {UnitText}").TrimEnd()
            + (Units.Count > 0 ? $" (or in {string.Join(", ", Units.Select(UnitNames.Shown))})" : ""),
        _ => Calculator.Wanted(this),
    }) + (Absent is null ? "" : "; may be left out");
}
