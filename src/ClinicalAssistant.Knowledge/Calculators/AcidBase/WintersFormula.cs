using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Expected carbon dioxide pressure in a metabolic acidosis (Winters).</summary>
internal sealed class WintersFormula : Calculator
{
    public override string Id => "winters";

    public override string Name => "Winters formula (expected PaCO2)";

    public override IReadOnlyList<string> Aliases => ["winters", "winter's", "winters formula", "winter's formula", "expected pco2", "expected paco2"];

    public override string Population => "Primary metabolic acidosis with time for compensation.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Winters' formula: expected PaCO2 in metabolic acidosis", "Renal Care Matters", null, "https://www.renalcarematters.com/guides/calc-winters-formula.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Bicarbonate with { ApplicableTo = 24 }, Paco2 with { Absent = "the expected value stands alone." }];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = (1.5m * sheet["bicarbonate"]) + 8;
        sheet.Step($"1.5 x {sheet["bicarbonate"]} + 8 = {value} mmHg, give or take 2");
        if (sheet.Find("paco2") is not { } measured)
            return sheet.Result(value, "mm[Hg]", "Compare with the measured PaCO2: within 2 mmHg compensation is as expected.");
        sheet.Step($"measured {measured} against {value - 2} to {value + 2}");
        return sheet.Result(value, "mm[Hg]", measured > value + 2 ? "The measured PaCO2 is higher: a respiratory acidosis as well." : measured < value - 2 ? "The measured PaCO2 is lower: a respiratory alkalosis as well." : "The measured PaCO2 fits: compensation is as expected.");
    }
}
