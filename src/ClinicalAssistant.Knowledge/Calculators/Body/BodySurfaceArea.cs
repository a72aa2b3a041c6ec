using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Body surface area by Mosteller.</summary>
internal sealed class BodySurfaceArea : Calculator
{
    public override string Id => "bsa";

    public override string Name => "Body surface area (Mosteller)";

    public override IReadOnlyList<string> Aliases => ["bsa", "body surface area", "mosteller"];

    public override string Population => "Adults and children.";

    public override int Digits => 4;

    public override Source Source { get; } = new("Weight descriptors commonly used in adult patients, table 3", "World Journal of Gastroenterology / PMC", 2015, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411565/table/T3");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Weight, Height with { UnitlessMinimum = 45 }];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var square = sheet["height"] * sheet["weight"] / 3600;
        var value = Math.Sqrt((double)square);
        sheet.Step($"square root of {sheet["height"]} cm x {sheet["weight"]} kg / 3600 = square root of {square} = {value}");
        return sheet.Result(value, "m2");
    }
}
