using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Body mass index.</summary>
internal sealed class BodyMassIndex : Calculator
{
    public override string Id => "bmi";

    public override string Name => "Body mass index (BMI)";

    public override IReadOnlyList<string> Aliases => ["bmi", "body mass index"];

    public override string Population => "Adults; in children the percentile for age and sex counts. Says nothing of muscle, oedema or pregnancy.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Weight descriptors commonly used in adult patients, table 3", "World Journal of Gastroenterology / PMC", 2015, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411565/table/T3");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Weight, Height with { UnitlessMinimum = 45 }];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = BodyWeights.MassIndex(sheet);
        sheet.Step($"{sheet["weight"]} kg / ({sheet["height"] / 100} m)² = {value}");
        return sheet.Result(value, "kg/m2", value switch
        {
            < 18.5m => "Underweight (below 18.5) in an adult.",
            < 25 => "Normal weight (18.5 to 24.9) in an adult.",
            < 30 => "Overweight (25.0 to 29.9) in an adult.",
            _ => "Obesity (30 or more) in an adult.",
        });
    }
}
