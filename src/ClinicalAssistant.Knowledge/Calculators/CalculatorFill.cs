using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// A calculator's inputs as far as a question and a record state them. Each says where it came from; what nobody states is missing and
/// never taken as normal.
/// </summary>
/// <param name="Inputs">What could be filled.</param>
/// <param name="Origins">Where each came from, one line an input.</param>
/// <param name="Missing">The inputs that nobody states, and how to give them.</param>
public sealed record CalculatorFill(CalculatorInputs Inputs, IReadOnlyList<string> Origins, IReadOnlyList<string> Missing) : PatientWords
{
    /// <summary>Fills from what was read in the question, then from the record.</summary>
    public static CalculatorFill From(Calculator calculator, string text, RecognisedText question, Patient? patient)
    {
        ArgumentNullException.ThrowIfNull(calculator);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(question);
        var words = new QuestionStatement(text);
        var inputs = new CalculatorInputs();
        var origins = new List<string>();
        var missing = new List<string>();
        foreach (var input in calculator.Inputs)
        {
            if (calculator.DisplayOnly)
            {
                missing.Add($"{input.Label}: {Calculator.Wanted(input)}; a person enters it, nothing is read from text for a high-alert medicine");
                continue;
            }

            var (value, origin) = Stated(input, question, words) ?? Recorded(input, patient) ?? (null, "");
            if (value is not null)
            {
                inputs.With(input.Name, value);
                origins.Add($"{input.Label} {Shown(value, input)} ({origin})");
            }
            else if (input.Absent is null)
            {
                missing.Add($"{input.Label}: {Calculator.Wanted(input)}");
            }
        }

        return new CalculatorFill(inputs, origins, missing);
    }

    private static (CalculatorValue?, string)? Stated(CalculatorInput input, RecognisedText question, QuestionStatement words)
    {
        const string origin = "question";
        switch (input.Name)
        {
            case "age" when question.Age is { } age:
                return (CalculatorValue.Of(InYears(age)), origin);
            case "sex" when question.Sex is Sex.Male or Sex.Female:
                return (CalculatorValue.Of(question.Sex == Sex.Male ? "male" : "female"), origin);
        }

        if (input.Analyte is { } analyte && question.Measurements.LastOrDefault(measured => measured.Analyte == analyte) is { } measurement && InUnit(input, measurement.Value) is { } number)
            return (CalculatorValue.Of(number), origin);
        var value = input switch
        {
            { Kind: InputKind.YesNo } => (words.Says(input) ?? ByFindings(input, question.Findings)) is { } yes ? CalculatorValue.Of(yes) : null,
            { Name: "weight" } when words.BareWeight() is { } weight => CalculatorValue.Of(weight),
            { Name: "age" } when words.BareAge() is { } years => CalculatorValue.Of(years),
            _ => words.Value(input),
        };
        return value is null ? null : (value, origin);
    }

    private static (CalculatorValue?, string)? Recorded(CalculatorInput input, Patient? patient)
    {
        const string origin = "record";
        if (patient is null)
            return null;
        switch (input.Name)
        {
            case "age" when patient.Age is { } age:
                return (CalculatorValue.Of(InYears(age)), origin);
            case "sex" when patient.Sex is Sex.Male or Sex.Female:
                return (CalculatorValue.Of(patient.Sex == Sex.Male ? "male" : "female"), origin);
            case "weight" when patient.WeightKg is { } weight:
                return (CalculatorValue.Of(weight), origin);
            case "height" when patient.HeightCm is { } height:
                return (CalculatorValue.Of(height), origin);
        }

        if (RecordedValue.Find(patient, input) is var (value, taken))
            return (CalculatorValue.Of(value), taken);
        return input.Kind == InputKind.YesNo && patient.Conditions?.Any(entry => RecordStatement.Says(entry, input)) == true ? (CalculatorValue.Of(true), origin) : null;
    }

    /// <summary>Completed years, as scores count them; an infant's age as it is.</summary>
    private static decimal InYears(Age age) => age.Years < 2 ? age.Years : age.WholeYears;

    private static bool? ByFindings(CalculatorInput input, IReadOnlyList<Finding> findings)
    {
        var named = findings.Where(finding => input.Findings.Contains(finding.Id)).ToList();
        return named.Exists(finding => finding.Status == FindingStatus.Observed) ? true
            : named.Count > 0 && input.Findings.All(id => named.Exists(finding => finding.Id == id)) ? false
            : null;
    }

    /// <summary>A measured value is in the analyte's default unit; the calculator's may be another.</summary>
    private static decimal? InUnit(CalculatorInput input, Quantity measured) => UnitConversion.Convert(measured.Value, measured.Unit, input.Unit!, input.Substance);

    private static string Shown(CalculatorValue value, CalculatorInput input) => value switch
    {
        { Date: { } date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Number: { } number } => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(number, 2):0.##} {input.UnitText}").TrimEnd(),
        { YesNo: { } yes } => yes ? "yes" : "no",
        _ => value.Choice ?? "",
    };
}
