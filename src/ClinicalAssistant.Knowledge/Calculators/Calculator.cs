using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A published score or formula. One file a calculator: inputs, formula with its steps, bands, population, source.</summary>
public abstract class Calculator
{
    private Dictionary<string, CalculatorInput>? _byName;

    /// <summary>Id that scripts use, kebab case.</summary>
    public abstract string Id { get; }

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Words in a question that name it, lower case.</summary>
    public abstract IReadOnlyList<string> Aliases { get; }

    /// <summary>To whom it applies, and where its limits lie.</summary>
    public abstract string Population { get; }

    /// <summary>Licence or terms of the instrument.</summary>
    public virtual string Terms => "Published formula, free to use with citation.";

    /// <summary>What has replaced it or speaks against it, said with every result; null for a current one.</summary>
    public virtual string? Outdated => null;

    /// <summary>True for doses of high-alert medicines: shown with the protocol and the call for a second check, and never filled from text.</summary>
    public virtual bool DisplayOnly => false;

    /// <summary>Decimals to which the result is rounded, halves away from zero.</summary>
    public virtual int Digits => 0;

    /// <summary>How the result is rounded, in words.</summary>
    public string Rounding => Digits == 0 ? "Whole number." : string.Create(CultureInfo.InvariantCulture, $"To {Digits} decimal{(Digits == 1 ? "" : "s")}, halves away from zero; nothing is rounded before.");

    /// <summary>Where the formula was read.</summary>
    public abstract Source Source { get; }

    /// <summary>Its inputs.</summary>
    public abstract IReadOnlyList<CalculatorInput> Inputs { get; }

    /// <summary>The input of that name, or null.</summary>
    public CalculatorInput? Find(string name) => (_byName ??= Inputs.ToDictionary(input => input.Name, StringComparer.OrdinalIgnoreCase)).GetValueOrDefault(name);

    /// <summary>Computes it. Missing and out-of-range inputs are problems, never assumed.</summary>
    public CalculationOutcome Calculate(CalculatorInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        List<InputProblem>? problems = inputs.Problems.Count > 0 ? [.. inputs.Problems] : null;
        foreach (var input in Inputs)
        {
            if (problems?.Exists(problem => problem.Input == input.Name) != true && ProblemOf(input, inputs.Find(input.Name)) is { } problem)
                (problems ??= []).Add(problem);
        }

        if (problems is not null)
            return new CalculationOutcome(null, problems);
        var sheet = new Worksheet(this, inputs);
        var conflicts = Check(sheet).ToList();
        return conflicts.Count > 0 ? new CalculationOutcome(null, conflicts) : new CalculationOutcome(Compute(sheet), []);
    }

    /// <summary>The formula, on checked inputs.</summary>
    internal abstract CalculationResult Compute(Worksheet sheet);

    /// <summary>What inputs need or exclude of each other, beyond their own ranges.</summary>
    internal virtual IEnumerable<InputProblem> Check(Worksheet sheet) => [];

    /// <summary>How an input is to be given.</summary>
    internal static string Wanted(CalculatorInput input) => input.Kind switch
    {
        InputKind.YesNo => "yes or no",
        InputKind.Choice => string.Join(" or ", input.Choices),
        InputKind.Date => "a date as YYYY-MM-DD",
        _ when input.Unit is "{score}" or "1" => string.Create(CultureInfo.InvariantCulture, $"a {(input.Whole ? "whole " : "")}number from {input.Minimum} to {input.Maximum}"),
        _ => $"a number in {string.Join(", ", input.Units.Prepend(input.Unit!).Select(UnitNames.Shown))}",
    };

    /// <summary>Why a value cannot be used for an input (null: missing where it is needed, outside what can be, implausible without a unit), or null.</summary>
    public static InputProblem? ProblemOf(CalculatorInput input, CalculatorValue? value)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (value is null)
            return input.Absent is null ? new InputProblem(input.Name, $"{input.Label} ({input.Name}) is missing: {Wanted(input)}.") : null;
        if (value.Number is not { } number)
            return null;
        if (input.Whole && number != decimal.Truncate(number))
            return new InputProblem(input.Name, $"{input.Label} ({input.Name}) must be {Wanted(input)}.");
        var (low, high) = value.UnitStated ? (input.Minimum, input.Maximum) : (input.UnitlessMinimum ?? input.Minimum, input.UnitlessMaximum ?? input.Maximum);
        if (!(number < low) && !(number > high))
            return null;
        var possible = number >= input.Minimum && number <= input.Maximum;
        return new InputProblem(input.Name, possible
            ? string.Create(CultureInfo.InvariantCulture, $"{input.Label} ({input.Name}) is given without a unit and is unusual in {UnitNames.Shown(input.Unit!)}: {Remedy(input, number)}.")
            : string.Create(CultureInfo.InvariantCulture, $"{input.Label} ({input.Name}) is outside {input.Minimum} to {input.Maximum} {input.UnitText}: {(value.UnitStated ? "check value and unit" : Remedy(input, number))}."));
    }

    /// <summary>Names the unit in which the number would be plausible.</summary>
    private static string Remedy(CalculatorInput input, decimal number)
    {
        var likely = input.Units.FirstOrDefault(unit => UnitConversion.Convert(number, unit, input.Unit!, input.Substance) is { } converted && converted >= input.Minimum && converted <= input.Maximum);
        return likely is null ? "check value and unit" : $"if the value is in {UnitNames.Shown(likely)}, write the unit";
    }
}
