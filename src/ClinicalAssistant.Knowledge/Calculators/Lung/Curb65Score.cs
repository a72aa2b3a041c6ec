using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>CURB-65: severity of community-acquired pneumonia, 0 to 5 points (Lim et al., Thorax 2003).</summary>
internal sealed class Curb65Score : Calculator
{
    public override string Id => "curb-65";

    public override string Name => "CURB-65 score";

    public override IReadOnlyList<string> Aliases => ["curb-65", "curb65", "curb 65"];

    public override string Population => "Adults with community-acquired pneumonia at presentation to hospital. It supports, and does not replace, judgement on where to treat.";

    public override Source Source { get; } = new("CURB-65 severity score (Lim et al., Thorax 2003)", "University of Iowa, Family Medicine", null, "https://www.healthcare.uiowa.edu/familymedicine/fpinfo/curb65.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), Confusion, Urea, RespiratoryRate, Systolic, Diastolic,
    ];

    internal static CalculatorInput Confusion { get; } = new("confusion", "New confusion", InputKind.YesNo) { Findings = ["HP:0001289"], QuestionWords = ["confusion", "confused", "disoriented", "disorientated"] };

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("New confusion", 1, "confusion")
            .Points("Urea above 7 mmol/L", 1, sheet["urea"] > 7)
            .Points("Respiratory rate 30/min or more", 1, sheet["respiratory_rate"] >= 30)
            .Points("Systolic below 90 or diastolic 60 mmHg or less", 1, sheet["systolic"] < 90 || sheet["diastolic"] <= 60)
            .Points("Age 65 years or more", 1, sheet["age"] >= 65);
        return sheet.Score(sheet.Total switch
        {
            <= 1 => "Low risk of death: often suitable for treatment at home.",
            2 => "Consider treatment under hospital supervision.",
            _ => "High risk of death: manage in hospital as severe pneumonia.",
        });
    }
}
