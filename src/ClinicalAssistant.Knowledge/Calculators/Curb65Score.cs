using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>CURB-65: severity of community-acquired pneumonia, 0 to 5 points (Lim et al., Thorax 2003).</summary>
internal sealed class Curb65Score : Calculator
{
    public override string Id => "curb-65";

    public override string Name => "CURB-65 score";

    public override IReadOnlyList<string> Aliases => ["curb-65", "curb65", "curb 65"];

    public override string Population => "Adults with community-acquired pneumonia at presentation to hospital. It supports, and does not replace, judgement on where to treat.";

    public override Source Source { get; } = new("CURB-65 severity score (Lim et al., Thorax 2003)", "University of Iowa, Family Medicine", 2026, "https://www.healthcare.uiowa.edu/familymedicine/fpinfo/curb65.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("age", "Age", InputKind.Quantity) { Unit = "a", Minimum = 18, Maximum = 120 },
        new("confusion", "New confusion", InputKind.YesNo) { Findings = ["HP:0001289"], QuestionWords = ["confusion", "confused", "disoriented"] },
        new("urea", "Urea", InputKind.Quantity) { Unit = "mmol/L", Minimum = 0.3m, Maximum = 120, OtherUnits = new Dictionary<string, decimal> { ["mg/dL"] = 0.357m }, Analyte = "urea" },
        new("respiratory_rate", "Respiratory rate", InputKind.Quantity) { Unit = "/min", Minimum = 2, Maximum = 100, Analyte = "respiratory-rate" },
        new("systolic", "Systolic blood pressure", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 30, Maximum = 300, Analyte = "systolic-blood-pressure" },
        new("diastolic", "Diastolic blood pressure", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 10, Maximum = 200, Analyte = "diastolic-blood-pressure" },
    ];

    protected override CalculationResult Compute(CalculatorInputs inputs)
    {
        var tally = new PointsTally(inputs)
            .Add("New confusion", 1, "confusion")
            .Add("Urea above 7 mmol/L", 1, inputs.Find("urea")!.Number > 7)
            .Add("Respiratory rate 30/min or more", 1, inputs.Find("respiratory_rate")!.Number >= 30)
            .Add("Systolic below 90 or diastolic 60 mmHg or less", 1, inputs.Find("systolic")!.Number < 90 || inputs.Find("diastolic")!.Number <= 60)
            .Add("Age 65 years or more", 1, inputs.Find("age")!.Number >= 65);
        var band = tally.Total switch
        {
            <= 1 => "Low risk of death: often suitable for treatment at home.",
            2 => "Consider treatment under hospital supervision.",
            _ => "High risk of death: manage in hospital as severe pneumonia.",
        };
        return new CalculationResult(tally.Total, null, band, tally.Steps(), Source);
    }
}
