using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A published score or formula. One file a calculator: inputs, formula with its steps, bands, population, source.</summary>
public abstract class Calculator
{
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

    /// <summary>Where the formula was read.</summary>
    public abstract Source Source { get; }

    /// <summary>Its inputs, all of them needed.</summary>
    public abstract IReadOnlyList<CalculatorInput> Inputs { get; }

    /// <summary>Computes it. Missing and out-of-range inputs are problems, never assumed.</summary>
    public CalculationOutcome Calculate(CalculatorInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var problems = inputs.Problems.ToList();
        foreach (var input in Inputs.Where(input => problems.TrueForAll(problem => problem.Input != input.Name)))
        {
            if (inputs.Find(input.Name) is not { } value)
                problems.Add(new InputProblem(input.Name, $"{input.Label} ({input.Name}) is missing: {Wanted(input)}."));
            else if (value.Number is { } number && (number < input.Minimum || number > input.Maximum))
                problems.Add(new InputProblem(input.Name, string.Create(CultureInfo.InvariantCulture, $"{input.Label} ({input.Name}) is outside {input.Minimum} to {input.Maximum} {input.Unit}: {Remedy(input, number)}.")));
        }

        return problems.Count > 0 ? new CalculationOutcome(null, problems) : new CalculationOutcome(Compute(inputs), []);
    }

    /// <summary>The formula, on complete and checked inputs.</summary>
    protected abstract CalculationResult Compute(CalculatorInputs inputs);

    /// <summary>Names the unit in which the number would be plausible.</summary>
    private static string Remedy(CalculatorInput input, decimal number)
    {
        var likely = input.OtherUnits.Where(unit => number * unit.Value >= input.Minimum && number * unit.Value <= input.Maximum).Select(unit => unit.Key).FirstOrDefault();
        return likely is null ? "check value and unit" : $"if the value is in {likely}, write the unit";
    }

    /// <summary>How an input is to be given.</summary>
    internal static string Wanted(CalculatorInput input) => input.Kind switch
    {
        InputKind.YesNo => "yes or no",
        InputKind.Choice => string.Join(" or ", input.Choices),
        _ => string.Create(CultureInfo.InvariantCulture, $"a number in {string.Join(", ", new[] { input.Unit }.Concat(input.OtherUnits.Keys))}"),
    };
}
