namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Values for every input of a calculator: ordinary ones, and ones at the ends of the ranges.</summary>
internal static class SampleInputs
{
    private static readonly DateOnly Day = new(2024, 3, 1);

    public static CalculatorInputs Ordinary(Calculator calculator) => Fill(calculator, input => Within(input, (input.ApplicableFrom ?? Low(input)) is var low && input.ApplicableTo is { } to ? (low + to) / 2 : Math.Min(low + 20, (low + High(input)) / 2)));

    public static CalculatorInputs AtTheEnds(Calculator calculator, Random random) => Fill(calculator, input => random.Next(2) == 0 ? input.Minimum!.Value : input.Maximum!.Value, random);

    private static CalculatorInputs Fill(Calculator calculator, Func<CalculatorInput, decimal> number, Random? random = null)
    {
        var inputs = new CalculatorInputs();
        foreach (var input in calculator.Inputs)
        {
            inputs.With(input.Name, input.Kind switch
            {
                InputKind.YesNo => CalculatorValue.Of(random?.Next(2) == 1),
                InputKind.Choice => CalculatorValue.Of(input.Choices[random?.Next(input.Choices.Count) ?? 0]),
                InputKind.Date => CalculatorValue.Of(Day.AddDays(random?.Next(300) ?? 0)),
                _ => CalculatorValue.Of(number(input)),
            });
        }

        return inputs;
    }

    private static decimal Within(CalculatorInput input, decimal value) => input.Whole ? decimal.Truncate(value) : value;

    private static decimal Low(CalculatorInput input) => input.UnitlessMinimum ?? input.Minimum!.Value;

    private static decimal High(CalculatorInput input) => input.UnitlessMaximum ?? input.Maximum!.Value;
}
