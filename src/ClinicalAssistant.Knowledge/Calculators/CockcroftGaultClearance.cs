using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Creatinine clearance by Cockcroft and Gault (Nephron 1976), with the body weight given, to one decimal.</summary>
internal sealed class CockcroftGaultClearance : Calculator
{
    private const decimal MicromolesPerMilligram = 88.42m;

    public override string Id => "cockcroft-gault";

    public override string Name => "Creatinine clearance (Cockcroft-Gault)";

    public override IReadOnlyList<string> Aliases => ["cockcroft-gault", "cockcroft gault", "cockcroft", "creatinine clearance", "crcl", "cr cl"];

    public override string Population => "Adults with stable renal function. It is not adjusted to body surface; the weight used (actual, ideal, adjusted) changes the result in under- and overweight.";

    public override Source Source { get; } = new("Cockcroft-Gault formula", "Taber's Medical Dictionary", 2026, "https://www.tabers.com/tabersonline/view/Tabers-Dictionary/738131/all/Cockcroft_Gault_formula");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("age", "Age", InputKind.Quantity) { Unit = "a", Minimum = 18, Maximum = 120 },
        new("sex", "Sex", InputKind.Choice) { Choices = ["male", "female"] },
        new("weight", "Body weight", InputKind.Quantity) { Unit = "kg", Minimum = 25, Maximum = 300, OtherUnits = new Dictionary<string, decimal> { ["[lb_av]"] = 0.45359237m, ["g"] = 0.001m }, Analyte = "body-weight" },
        new("creatinine", "Serum creatinine", InputKind.Quantity) { Unit = "mg/dL", Minimum = 0.1m, Maximum = 30, OtherUnits = new Dictionary<string, decimal> { ["umol/L"] = 1 / MicromolesPerMilligram }, Analyte = "creatinine" },
    ];

    protected override CalculationResult Compute(CalculatorInputs inputs)
    {
        var (age, weight, creatinine) = (inputs.Find("age")!.Number!.Value, inputs.Find("weight")!.Number!.Value, inputs.Find("creatinine")!.Number!.Value);
        var female = inputs.Find("sex")!.Choice == "female";
        var base_ = (140m - age) * weight / (72m * creatinine);
        var value = Math.Round(female ? base_ * 0.85m : base_, 1, MidpointRounding.AwayFromZero);
        var shown = Math.Round(creatinine, 2);
        return new CalculationResult(value, "mL/min", null,
        [
            string.Create(CultureInfo.InvariantCulture, $"(140 - {age}) x {Math.Round(weight, 1)} kg / (72 x {shown} mg/dL) = {Math.Round(base_, 1)}"),
            female ? string.Create(CultureInfo.InvariantCulture, $"x 0.85 for female sex = {value} mL/min") : string.Create(CultureInfo.InvariantCulture, $"male sex: {value} mL/min"),
        ], Source);
    }
}
