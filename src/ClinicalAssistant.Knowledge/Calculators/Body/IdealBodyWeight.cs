using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Ideal body weight by Devine (1974).</summary>
internal sealed class IdealBodyWeight : Calculator
{
    public override string Id => "ideal-body-weight";

    public override string Name => "Ideal body weight (Devine)";

    public override IReadOnlyList<string> Aliases => ["ideal-body-weight", "ideal body weight", "ibw", "devine"];

    public override string Population => "Adults, for drug dosing; made for heights from 60 inches (152 cm), below which it is only extended.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Ideal body weight calculator (Devine 1974)", "ClinCalc", null, "https://clincalc.com/Kinetics/IdealBW.aspx");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [SexInput, Height];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = BodyWeights.Ideal(sheet);
        sheet.Step($"{(sheet.Female ? 45.5m : 50m)} + 2.3 x ({sheet["height"] / 2.54m} in - 60) = {value}");
        return sheet.Result(value, "kg");
    }
}
