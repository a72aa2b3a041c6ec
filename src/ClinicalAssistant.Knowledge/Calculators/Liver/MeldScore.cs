using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>MELD as the transplant network used it until 2016, without sodium.</summary>
internal sealed class MeldScore : Calculator
{
    public override string Id => "meld-2002";

    public override string Name => "MELD score (2002, without sodium)";

    public override IReadOnlyList<string> Aliases => ["meld-2002", "original meld", "meld without sodium"];

    public override string Population => "Patients of 12 years and older with end-stage liver disease.";

    public override string Outdated => "Replaced by MELD-Na in 2016 (meld-na) and MELD 3.0 in 2023 (meld-3), the current one.";

    public override Source Source { get; } = new("MELD score, age above 12 years", "QxMD Calculate", null, "https://qxmd.com/calculate/calculator_359/meld-score-age-above-12-years");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Bilirubin, Inr, Creatinine, MeldTerms.Dialysis];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = Math.Min(MeldTerms.Initial(sheet), 40);
        return sheet.Result(value, "{score}", MeldTerms.Band(value));
    }
}
