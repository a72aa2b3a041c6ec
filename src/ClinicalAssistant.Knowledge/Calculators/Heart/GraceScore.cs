using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>GRACE score for death in hospital in acute coronary syndrome (Granger et al., 2003).</summary>
internal sealed class GraceScore : Calculator
{
    public override string Id => "grace";

    public override string Name => "GRACE score for death in hospital";

    public override IReadOnlyList<string> Aliases => ["grace score", "grace risk", "grace risk score", "grace acs"];

    public override string Population => "Adults with an acute coronary syndrome, at admission.";

    public override Source Source { get; } = new("GRACE prediction model for in-hospital mortality of acute coronary syndrome", "Medical Algorithms", null, "http://www.medicalalgorithms.com/grace-global-registry-of-acute-coronary-events-prediction-model-for-in-hospital-mortality-for-a-patient-with-acute-coronary-syndrome");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), HeartRate, Systolic, Creatinine,
        OneOf("killip", "Killip class", "I", "II", "III", "IV") with { QuestionWords = ["killip", "killip class"] },
        Yes("cardiac_arrest", "Cardiac arrest at admission", "cardiac arrest"),
        Yes("st_deviation", "ST deviation", "st deviation", "st depression", "st elevation"),
        Yes("raised_markers", "Raised cardiac markers", "troponin positive", "positive troponin", "raised troponin", "elevated troponin", "raised markers", "elevated markers"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Killip class " + sheet.Choice("killip"), sheet.Place("killip") switch { 0 => 0, 1 => 20, 2 => 39, _ => 59 })
            .Points("Systolic pressure", sheet["systolic"] switch { < 80 => 58, < 100 => 53, < 120 => 43, < 140 => 34, < 160 => 24, < 200 => 10, _ => 0 })
            .Points("Heart rate", sheet["heart_rate"] switch { < 50 => 0, < 70 => 3, < 90 => 9, < 110 => 15, < 150 => 24, < 200 => 38, _ => 46 })
            .Points("Age", sheet["age"] switch { < 30 => 0, < 40 => 8, < 50 => 25, < 60 => 41, < 70 => 58, < 80 => 75, < 90 => 91, _ => 100 })
            .Points("Creatinine", sheet["creatinine"] switch { < 0.4m => 1, < 0.8m => 4, < 1.2m => 7, < 1.6m => 10, < 2 => 13, < 4 => 21, _ => 28 })
            .Points("Cardiac arrest", 39, "cardiac_arrest")
            .Points("ST deviation", 28, "st_deviation")
            .Points("Raised cardiac markers", 14, "raised_markers");
        return sheet.Score(sheet.Total <= 108 ? "108 or less: low risk, below 1 % die in hospital." : sheet.Total <= 140 ? "109 to 140: intermediate risk, 1 to 3 % die in hospital." : "Above 140: high risk, more than 3 % die in hospital.");
    }
}
