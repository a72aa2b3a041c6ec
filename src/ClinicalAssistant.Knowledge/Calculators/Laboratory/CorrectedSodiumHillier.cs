using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Sodium corrected for hyperglycaemia with 2.4 mmol/L per 100 mg/dL (Hillier 1999).</summary>
internal sealed class CorrectedSodiumHillier : Calculator
{
    public override string Id => "corrected-sodium";

    public override string Name => "Corrected sodium in hyperglycaemia (Hillier 1999)";

    public override IReadOnlyList<string> Aliases => ["corrected-sodium", "corrected sodium", "correct the sodium", "sodium correction", "hillier"];

    public override string Population => "Glucose above 100 mg/dL. Katz's factor of 1.6 (corrected-sodium-katz) is the older convention; above 400 mg/dL glucose 2.4 fits better.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Corrected serum sodium for glucose (Hillier, Am J Med 1999;106:399-403)", "Family Practice Notebook", null, "https://mobile.fpnotebook.com/Renal/Lab/SrmSdm.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Sodium, Glucose];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["sodium"] + (0.024m * (sheet["glucose"] - 100));
        sheet.Step($"{sheet["sodium"]} + 0.024 x ({sheet["glucose"]} mg/dL - 100) = {value}")
            .Step($"by Katz (0.016): {sheet["sodium"] + (0.016m * (sheet["glucose"] - 100))}");
        return sheet.Result(value, "mmol/L", SodiumBands.Of(value));
    }
}
