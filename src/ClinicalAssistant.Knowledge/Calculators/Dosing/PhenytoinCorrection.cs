using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Phenytoin level corrected for albumin (Sheiner and Tozer).</summary>
internal sealed class PhenytoinCorrection : Calculator
{
    public override string Id => "phenytoin";

    public override string Name => "Phenytoin corrected for albumin (Sheiner-Tozer)";

    public override IReadOnlyList<string> Aliases => ["corrected phenytoin", "phenytoin correction", "sheiner-tozer", "phenytoin corrected for albumin"];

    public override string Population => "Adults with low albumin and a total phenytoin level at steady state. A measured free level is better.";

    public override int Digits => 1;

    public override Source Source { get; } = new("The Sheiner-Tozer equation for normalizing the total serum phenytoin concentration in hypoalbuminemia", "Medical Algorithms", null, "https://medicalalgorithms.com/the-sheiner-tozer-equation-for-normalizing-the-total-serum-phenytoin-concentration-in-a-patient-with-hypoalbuminemia");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("level", "Total phenytoin", InputKind.Quantity) { Unit = "ug/mL", Minimum = 0.5m, Maximum = 120, UnitlessMaximum = 60, Units = ["mg/L", "umol/L"], Substance = "phenytoin", QuestionWords = ["phenytoin", "phenytoin level"] },
        Albumin,
        Yes("renal_failure", "Creatinine clearance below 10 mL/min", "renal failure", "esrd", "end-stage renal", "dialysis"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var share = sheet.Yes("renal_failure") ? 0.1m : 0.2m;
        var value = sheet["level"] / ((share * sheet["albumin"]) + 0.1m);
        sheet.Step($"{sheet["level"]} / ({share} x {sheet["albumin"]} g/dL + 0.1) = {value}");
        return sheet.Result(value, "ug/mL", value < 10 ? "Below 10 to 20 µg/mL." : value <= 20 ? "Within 10 to 20 µg/mL." : "Above 10 to 20 µg/mL.");
    }
}
