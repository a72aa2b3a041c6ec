namespace ClinicalAssistant.Knowledge;

/// <summary>An input of a calculator: its kind, unit and physiological range, and how it can be read from a question or a record.</summary>
/// <param name="Name">Name that scripts use, snake case.</param>
/// <param name="Label">Name that people read.</param>
/// <param name="Kind">Kind of value.</param>
public sealed record CalculatorInput(string Name, string Label, InputKind Kind)
{
    /// <summary>UCUM unit that the formula uses; null for yes/no and choices.</summary>
    public string? Unit { get; init; }

    /// <summary>Lowest value accepted, in <see cref="Unit"/>.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest value accepted, in <see cref="Unit"/>.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Other units accepted: the factor that takes a value in them to <see cref="Unit"/>.</summary>
    public IReadOnlyDictionary<string, decimal> OtherUnits { get; init; } = new Dictionary<string, decimal>();

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
}
