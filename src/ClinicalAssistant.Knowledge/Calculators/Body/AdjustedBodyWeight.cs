using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Adjusted body weight: ideal weight by Devine and 40 % of what lies above it.</summary>
internal sealed class AdjustedBodyWeight : Calculator
{
    public override string Id => "adjusted-body-weight";

    public override string Name => "Adjusted body weight";

    public override IReadOnlyList<string> Aliases => ["adjusted-body-weight", "adjusted body weight", "adjbw", "abw"];

    public override string Population => "Adults whose weight lies well above the ideal one, for the dosing of some medicines.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Ideal body weight calculator (adjusted body weight)", "ClinCalc", null, "https://clincalc.com/Kinetics/IdealBW.aspx");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [SexInput, Weight, Height];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var ideal = BodyWeights.Ideal(sheet);
        var value = BodyWeights.Adjusted(sheet["weight"], ideal);
        sheet.Step($"ideal body weight (Devine) {ideal} kg")
            .Step($"{ideal} + 0.4 x ({sheet["weight"]} - {ideal}) = {value}");
        return sheet.Result(value, "kg", sheet["weight"] < ideal ? "The actual weight lies below the ideal one: adjustment is not meant for that." : null);
    }
}
