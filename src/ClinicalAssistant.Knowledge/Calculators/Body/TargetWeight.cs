using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>The weight at which a height has a wanted body mass index.</summary>
internal sealed class TargetWeight : Calculator
{
    public override string Id => "target-weight";

    public override string Name => "Target weight for a body mass index";

    public override IReadOnlyList<string> Aliases => ["target-weight", "target weight", "goal weight"];

    public override string Population => "Adults.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Weight descriptors commonly used in adult patients, table 3 (body mass index solved for weight)", "World Journal of Gastroenterology / PMC", 2015, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411565/table/T3");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [new("target_bmi", "Wanted body mass index", InputKind.Quantity) { Unit = "kg/m2", Minimum = 8, Maximum = 80 }, Height with { UnitlessMinimum = 45 }];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["target_bmi"] * sheet["height"] * sheet["height"] / 10000;
        sheet.Step($"{sheet["target_bmi"]} x ({sheet["height"] / 100} m)² = {value}");
        return sheet.Result(value, "kg");
    }
}
