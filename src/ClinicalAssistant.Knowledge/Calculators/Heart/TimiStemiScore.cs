using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>TIMI score for infarction with ST elevation (Morrow et al., 2000).</summary>
internal sealed class TimiStemiScore : Calculator
{
    public override string Id => "timi-stemi";

    public override string Name => "TIMI score for STEMI";

    public override IReadOnlyList<string> Aliases => ["timi-stemi", "timi stemi", "timi for stemi", "timi score for stemi", "timi risk score for stemi"];

    public override string Population => "Adults with infarction with ST elevation who can have fibrinolysis.";

    public override Source Source { get; } = new("TIMI risk score for ST elevation myocardial infarction", "GlobalRPh", null, "https://globalrph.com/medcalcs/timi-risk-score-for-st-elevation-myocardial-infarction-stemi/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), Systolic, HeartRate, Weight,
        Yes("killip_2_to_4", "Killip class II to IV", "killip ii", "killip iii", "killip iv", "killip 2", "killip 3", "killip 4"),
        Yes("anterior_or_lbbb", "Anterior ST elevation or left bundle branch block", "anterior", "lbbb", "left bundle branch block"),
        Yes("diabetes_hypertension_angina", "Diabetes, hypertension or angina", "diabetes", "diabetic", "hypertension", "angina"),
        Yes("late", "More than 4 hours to treatment", "more than 4 hours", "over 4 hours", "after 4 hours"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age", sheet["age"] switch { >= 75 => 3, >= 65 => 2, _ => 0 })
            .Points("Systolic pressure below 100 mmHg", 3, sheet["systolic"] < 100)
            .Points("Heart rate above 100/min", 2, sheet["heart_rate"] > 100)
            .Points("Killip class II to IV", 2, "killip_2_to_4")
            .Points("Anterior ST elevation or left bundle branch block", 1, "anterior_or_lbbb")
            .Points("Diabetes, hypertension or angina", 1, "diabetes_hypertension_angina")
            .Points("Weight below 67 kg", 1, sheet["weight"] < 67)
            .Points("More than 4 hours to treatment", 1, "late");
        var deaths = sheet.Total switch { 0 => "0.8", 1 => "1.6", 2 => "2.2", 3 => "4.4", 4 => "7.3", 5 => "12.4", 6 => "16.1", 7 => "23.4", 8 => "26.8", _ => "35.9" };
        return sheet.Score($"Death within 30 days: {deaths} %.");
    }
}
