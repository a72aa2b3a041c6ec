using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Fractional excretion of urea, for patients on diuretics.</summary>
internal sealed class FractionalUreaExcretion : Calculator
{
    public override string Id => "feurea";

    public override string Name => "Fractional excretion of urea (FEUrea)";

    public override IReadOnlyList<string> Aliases => ["feurea", "fe urea", "fractional excretion of urea"];

    public override string Population => "Acute kidney injury, above all after diuretics. Depends on an intact proximal tubule.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Fractional Excretion of Urea", "ClinLab Navigator", null, "http://www.clinlabnavigator.com/fractional-excretion-of-urea.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Bun, Creatinine,
        new("urine_urea_nitrogen", "Urine urea nitrogen", InputKind.Quantity) { Unit = "mg/dL", Minimum = 5, Maximum = 4000, Units = ["mmol/L"], Substance = "urea-nitrogen" },
        new("urine_creatinine", "Urine creatinine", InputKind.Quantity) { Unit = "mg/dL", Minimum = 1, Maximum = 1000, Units = ["mmol/L"], Substance = "creatinine" },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["creatinine"] * sheet["urine_urea_nitrogen"] / (sheet["bun"] * sheet["urine_creatinine"]) * 100;
        sheet.Step($"urine urea nitrogen {sheet["urine_urea_nitrogen"]} x serum creatinine {sheet["creatinine"]} / (BUN {sheet["bun"]} x urine creatinine {sheet["urine_creatinine"]}) x 100 = {value}");
        return sheet.Result(value, "%", value < 35 ? "Below 35 %: fits a prerenal cause." : value >= 50 ? "50 % or more: fits acute tubular necrosis." : "35 to 50 %: does not separate the causes.");
    }
}
