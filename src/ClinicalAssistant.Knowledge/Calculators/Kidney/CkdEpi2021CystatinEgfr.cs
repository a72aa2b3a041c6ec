using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>eGFR by the race-free CKD-EPI equation of 2021 with creatinine and cystatin C (Inker et al., N Engl J Med 2021).</summary>
internal sealed class CkdEpi2021CystatinEgfr : Calculator
{
    public override string Id => "ckd-epi-2021-cystatin";

    public override string Name => "eGFR (CKD-EPI creatinine and cystatin C 2021)";

    public override IReadOnlyList<string> Aliases => ["ckd-epi-2021-cystatin", "egfrcr-cys", "egfr cr-cys", "cystatin c egfr", "egfr with cystatin c", "ckd-epi cystatin"];

    public override string Population => "Adults. The most accurate of the CKD-EPI equations; preferred where a decision hangs on the value. Misleading in thyroid disease, steroid treatment and inflammation, which change cystatin C.";

    public override int Digits => 1;

    public override Source Source { get; } = new("CKD-EPI 2021 Creatinine-Cystatin C (Inker et al., N Engl J Med 2021;385:1737-1749)", "egfr.app", 2021, "https://egfr.app/equations/ckd-epi-2021-cr-cys/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput, Creatinine,
        new("cystatin_c", "Cystatin C", InputKind.Quantity) { Unit = "mg/L", Minimum = 0.1m, Maximum = 15 },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (kappa, alpha) = sheet.Female ? (0.7, -0.219) : (0.9, -0.144);
        var (creatinine, cystatin) = (sheet.Real("creatinine") / kappa, sheet.Real("cystatin_c") / 0.8);
        var (byCreatinine, byCystatin, byAge) = (
            Math.Pow(Math.Min(creatinine, 1), alpha) * Math.Pow(Math.Max(creatinine, 1), -0.544),
            Math.Pow(Math.Min(cystatin, 1), -0.323) * Math.Pow(Math.Max(cystatin, 1), -0.778),
            Math.Pow(0.9961, sheet.Real("age")));
        var value = 135 * byCreatinine * byCystatin * byAge * (sheet.Female ? 0.963 : 1);
        sheet.Step($"creatinine / {kappa} = {creatinine}: factor {byCreatinine}")
            .Step($"cystatin C / 0.8 = {cystatin}: factor {byCystatin}")
            .Step($"135 x {byCreatinine} x {byCystatin} x {byAge} for age{(sheet.Female ? " x 0.963 for female sex" : "")} = {value}");
        return sheet.Result(value, "mL/min/{1.73_m2}", RenalBands.Of((decimal)value));
    }
}
