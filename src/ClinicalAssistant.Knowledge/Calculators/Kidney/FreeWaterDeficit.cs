using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Free water deficit for a target sodium of 140 mmol/L.</summary>
internal sealed class FreeWaterDeficit : Calculator
{
    private const decimal Target = 140;

    public override string Id => "free-water-deficit";

    public override string Name => "Free water deficit";

    public override IReadOnlyList<string> Aliases => ["free-water-deficit", "free water deficit", "water deficit", "fwd"];

    public override string Population => "Hypernatraemia. A starting point: ongoing losses come on top, and sodium must fall slowly. A negative value means water excess against 140 mmol/L and is no guide to treatment.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Total Body Sodium Deficit and free water deficit", "Family Practice Notebook", null, "https://fpnotebook.com/renal/Lab/TtlBdySdmDfct.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(null), SexInput, Weight, Sodium];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (age, female) = (sheet["age"], sheet.Female);
        var share = age < 18 ? 0.6m : (age >= 65, female) switch { (false, false) => 0.6m, (false, true) => 0.5m, (true, false) => 0.5m, _ => 0.45m };
        var water = share * sheet["weight"];
        var value = water * ((sheet["sodium"] / Target) - 1);
        sheet.Step($"total body water {share} x {sheet["weight"]} kg = {water} L")
            .Step($"{water} x ({sheet["sodium"]} / 140 - 1) = {value}");
        return sheet.Result(value, "L", value > 0 ? "Litres of free water missing against a sodium of 140 mmol/L." : "No free water is missing.");
    }
}
