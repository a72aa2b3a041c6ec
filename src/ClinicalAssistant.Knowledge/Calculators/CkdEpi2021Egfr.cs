using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>eGFR by the race-free CKD-EPI creatinine equation of 2021 (Inker et al., N Engl J Med 2021), to the whole mL/min/1.73 m².</summary>
internal sealed class CkdEpi2021Egfr : Calculator
{
    private const decimal MicromolesPerMilligram = 88.42m;

    public override string Id => "ckd-epi-2021";

    public override string Name => "eGFR (CKD-EPI creatinine 2021)";

    public override IReadOnlyList<string> Aliases => ["ckd-epi-2021", "ckd-epi", "ckd epi", "egfr", "estimated gfr", "glomerular filtration rate"];

    public override string Population => "Adults (18 years and older) with stable renal function and creatinine traceable to IDMS. Less precise than creatinine with cystatin C.";

    public override Source Source { get; } = new("CKD-EPI Creatinine Equation (2021)", "National Kidney Foundation", 2021, "https://kidney.org/ckd-epi-creatinine-equation-2021");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("age", "Age", InputKind.Quantity) { Unit = "a", Minimum = 18, Maximum = 120 },
        new("sex", "Sex", InputKind.Choice) { Choices = ["male", "female"] },
        new("creatinine", "Serum creatinine", InputKind.Quantity) { Unit = "mg/dL", Minimum = 0.1m, Maximum = 30, OtherUnits = new Dictionary<string, decimal> { ["umol/L"] = 1 / MicromolesPerMilligram }, Analyte = "creatinine" },
    ];

    protected override CalculationResult Compute(CalculatorInputs inputs)
    {
        var (age, creatinine) = (inputs.Find("age")!.Number!.Value, inputs.Find("creatinine")!.Number!.Value);
        var female = inputs.Find("sex")!.Choice == "female";
        var kappa = female ? 0.7 : 0.9;
        var alpha = female ? -0.241 : -0.302;
        var ratio = (double)creatinine / kappa;
        var low = Math.Pow(Math.Min(ratio, 1), alpha);
        var high = Math.Pow(Math.Max(ratio, 1), -1.200);
        var byAge = Math.Pow(0.9938, (double)age);
        var value = Math.Round((decimal)(142 * low * high * byAge * (female ? 1.012 : 1)), 0, MidpointRounding.AwayFromZero);
        var shown = Math.Round(creatinine, 2);
        var band = value switch
        {
            >= 90 => "G1 range (90 or more).",
            >= 60 => "G2 range (60 to 89).",
            >= 45 => "G3a range (45 to 59).",
            >= 30 => "G3b range (30 to 44).",
            >= 15 => "G4 range (15 to 29).",
            _ => "G5 range (below 15).",
        };
        return new CalculationResult(value, "mL/min/{1.73_m2}", band + " Chronic kidney disease is staged only when it lasts more than 3 months.",
        [
            string.Create(CultureInfo.InvariantCulture, $"creatinine / kappa = {shown} / {kappa} = {ratio:0.000}"),
            string.Create(CultureInfo.InvariantCulture, $"min(ratio, 1)^{alpha} = {low:0.0000}; max(ratio, 1)^-1.200 = {high:0.0000}"),
            string.Create(CultureInfo.InvariantCulture, $"0.9938^{age} = {byAge:0.0000}{(female ? "; x 1.012 for female sex" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"142 x {low:0.0000} x {high:0.0000} x {byAge:0.0000}{(female ? " x 1.012" : "")} = {value}"),
        ], Source);
    }
}
