using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>eGFR by the CKD-EPI creatinine equation of 2009, without its race term (Levey et al., Ann Intern Med 2009).</summary>
internal sealed class CkdEpi2009Egfr : Calculator
{
    public override string Id => "ckd-epi-2009";

    public override string Name => "eGFR (CKD-EPI creatinine 2009)";

    public override IReadOnlyList<string> Aliases => ["ckd-epi-2009", "ckd-epi 2009", "ckd epi 2009"];

    public override string Population => "Adults with stable renal function. Kept to compare with results of before 2021; the race term is left out.";

    public override string Outdated => "Replaced by the CKD-EPI equation of 2021 (ckd-epi-2021), which is the default here.";

    public override int Digits => 1;

    public override Source Source { get; } = new("CKD-EPI Creatinine Equation (2009)", "National Kidney Foundation", 2009, "https://www.kidney.org/content/ckd-epi-creatinine-equation-2009");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(), SexInput, Creatinine];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (kappa, alpha) = sheet.Female ? (0.7, -0.329) : (0.9, -0.411);
        var ratio = sheet.Real("creatinine") / kappa;
        var (low, high, byAge) = (Math.Pow(Math.Min(ratio, 1), alpha), Math.Pow(Math.Max(ratio, 1), -1.209), Math.Pow(0.993, sheet.Real("age")));
        var value = 141 * low * high * byAge * (sheet.Female ? 1.018 : 1);
        sheet.Step($"creatinine / kappa = {sheet["creatinine"]} / {kappa} = {ratio}")
            .Step($"141 x {low} x {high} x {byAge}{(sheet.Female ? " x 1.018 for female sex" : "")} = {value}");
        return sheet.Result(value, "mL/min/{1.73_m2}", RenalBands.Of((decimal)value));
    }
}
