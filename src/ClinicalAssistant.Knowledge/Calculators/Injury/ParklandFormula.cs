using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Parkland formula: fluid in the first 24 hours after a burn.</summary>
internal sealed class ParklandFormula : Calculator
{
    public override string Id => "parkland";

    public override string Name => "Parkland formula for burns";

    public override IReadOnlyList<string> Aliases => ["parkland", "parkland formula", "burn fluids", "burns fluid resuscitation"];

    public override string Population => "Adults with burns of second degree or deeper. A start only: titrate to urine output. Electrical burns, inhalation injury and delay need more.";

    public override Source Source { get; } = new("Parkland formula", "mdicu.com", null, "https://mdicu.com/calc/calc-57.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Weight,
        new("burned_area", "Burned body surface", InputKind.Quantity) { Unit = "%", Minimum = 1, Maximum = 100, QuestionWords = ["burned area", "burn area", "burns", "burn", "tbsa"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var total = 4 * sheet["weight"] * sheet["burned_area"];
        sheet.Step($"4 mL x {sheet["weight"]} kg x {sheet["burned_area"]} % = {total} mL in 24 hours")
            .Step($"half, {total / 2} mL, within 8 hours of the burn (not of arrival); {total / 2} mL over the next 16 hours");
        return sheet.Result(total, "mL", "Ringer lactate in 24 hours: half within 8 hours of the burn, half over the next 16 hours.");
    }
}
