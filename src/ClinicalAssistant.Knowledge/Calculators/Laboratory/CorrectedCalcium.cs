using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Calcium corrected for a low albumin.</summary>
internal sealed class CorrectedCalcium : Calculator
{
    public override string Id => "corrected-calcium";

    public override string Name => "Corrected calcium (hypoalbuminaemia)";

    public override IReadOnlyList<string> Aliases => ["corrected-calcium", "corrected calcium", "correct the calcium", "calcium correction", "adjusted calcium", "albumin-corrected calcium"];

    public override string Population => "Low albumin outside critical illness, advanced kidney disease and acid-base disorders, where ionised calcium should be measured.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Calcium Correction for Hypoalbuminemia", "Medscape", null, "https://reference.medscape.com/calculator/267/calcium-correction-for-hypoalbuminemia");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Calcium, Albumin];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["calcium"] + (0.8m * (4.0m - sheet["albumin"]));
        sheet.Step($"{sheet["calcium"]} + 0.8 x (4.0 - {sheet["albumin"]}) = {value} mg/dL")
            .Step($"in SI units: {UnitConversion.Convert(value, "mg/dL", "mmol/L", "calcium") ?? 0} mmol/L");
        return sheet.Result(value, "mg/dL", value < 8.5m ? "Below 8.5 to 10.5 mg/dL." : value > 10.5m ? "Above 8.5 to 10.5 mg/dL." : "Within 8.5 to 10.5 mg/dL.");
    }
}
