using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Sodium corrected for hyperglycaemia with 1.6 mmol/L per 100 mg/dL (Katz 1973).</summary>
internal sealed class CorrectedSodiumKatz : Calculator
{
    public override string Id => "corrected-sodium-katz";

    public override string Name => "Corrected sodium in hyperglycaemia (Katz 1973)";

    public override IReadOnlyList<string> Aliases => ["corrected-sodium-katz", "corrected sodium katz", "katz sodium", "katz"];

    public override string Population => "Glucose above 100 mg/dL.";

    public override string Outdated => "Hillier (1999) measured a factor of 2.4 (corrected-sodium), which fits better, above all beyond 400 mg/dL glucose.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Corrected serum sodium for glucose (Katz, N Engl J Med 1973;289:843-4)", "Family Practice Notebook", null, "https://mobile.fpnotebook.com/Renal/Lab/SrmSdm.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Sodium, Glucose];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["sodium"] + (0.016m * (sheet["glucose"] - 100));
        sheet.Step($"{sheet["sodium"]} + 0.016 x ({sheet["glucose"]} mg/dL - 100) = {value}");
        return sheet.Result(value, "mmol/L", SodiumBands.Of(value));
    }
}
