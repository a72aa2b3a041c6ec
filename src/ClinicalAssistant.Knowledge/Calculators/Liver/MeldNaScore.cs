using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>MELD with sodium, as the transplant network used it from 2016 to 2023.</summary>
internal sealed class MeldNaScore : Calculator
{
    public override string Id => "meld-na";

    public override string Name => "MELD-Na score (UNOS/OPTN 2016)";

    public override IReadOnlyList<string> Aliases => ["meld-na", "meld na", "meldna", "meld sodium"];

    public override string Population => "Patients of 12 years and older with end-stage liver disease.";

    public override string Outdated => "Replaced by MELD 3.0 (meld-3) for organ allocation in the United States in July 2023.";

    public override Source Source { get; } = new("MELD score, age above 12 years (MELD-Na of the OPTN)", "QxMD Calculate", null, "https://qxmd.com/calculate/calculator_359/meld-score-age-above-12-years");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Bilirubin, Inr, Creatinine, Sodium, MeldTerms.Dialysis];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = MeldTerms.Initial(sheet);
        if (value > 11)
        {
            var (initial, missing) = (value, 137 - Math.Clamp(sheet["sodium"], 125, 137));
            value = initial + (1.32m * missing) - (0.033m * initial * missing);
            sheet.Step($"{initial} + 1.32 x {missing} - 0.033 x {initial} x {missing} = {value} (137 less sodium, held to 125 to 137)");
        }

        value = Math.Min(sheet.Rounded(value), 40);
        sheet.Step($"rounded, at most 40: {value}");
        return sheet.Result(value, "{score}", MeldTerms.Band(value));
    }
}
