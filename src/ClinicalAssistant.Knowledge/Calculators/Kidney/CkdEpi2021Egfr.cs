using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>eGFR by the race-free CKD-EPI creatinine equation of 2021 (Inker et al., N Engl J Med 2021).</summary>
internal sealed class CkdEpi2021Egfr : Calculator
{
    public override string Id => "ckd-epi-2021";

    public override string Name => "eGFR (CKD-EPI creatinine 2021)";

    public override IReadOnlyList<string> Aliases => ["ckd-epi-2021", "ckd-epi 2021", "ckd-epi", "ckd epi", "egfr", "estimated gfr", "glomerular filtration rate", "gfr"];

    public override string Population => "Adults (18 years and older) with stable renal function and creatinine traceable to IDMS. Less precise than creatinine with cystatin C.";

    public override int Digits => 1;

    public override Source Source { get; } = new("CKD-EPI Creatinine Equation (2021)", "National Kidney Foundation", 2021, "https://kidney.org/ckd-epi-creatinine-equation-2021");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(), SexInput, Creatinine];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (kappa, alpha) = sheet.Female ? (0.7, -0.241) : (0.9, -0.302);
        var ratio = sheet.Real("creatinine") / kappa;
        var (low, high, byAge) = (Math.Pow(Math.Min(ratio, 1), alpha), Math.Pow(Math.Max(ratio, 1), -1.200), Math.Pow(0.9938, sheet.Real("age")));
        var value = 142 * low * high * byAge * (sheet.Female ? 1.012 : 1);
        sheet.Step($"creatinine / kappa = {sheet["creatinine"]} / {kappa} = {ratio}")
            .Step($"min(ratio, 1)^{alpha} = {low}; max(ratio, 1)^-1.2 = {high}; 0.9938^{sheet["age"]} = {byAge}")
            .Step($"142 x {low} x {high} x {byAge}{(sheet.Female ? " x 1.012 for female sex" : "")} = {value}");
        return sheet.Result(value, "mL/min/{1.73_m2}", RenalBands.Of((decimal)value));
    }
}
