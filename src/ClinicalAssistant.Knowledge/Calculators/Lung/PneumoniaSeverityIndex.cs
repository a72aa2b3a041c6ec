using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Pneumonia Severity Index (Fine et al., N Engl J Med 1997).</summary>
internal sealed class PneumoniaSeverityIndex : Calculator
{
    public override string Id => "psi";

    public override string Name => "Pneumonia Severity Index (PSI)";

    public override IReadOnlyList<string> Aliases => ["psi", "pneumonia severity index", "port score", "psi/port", "fine score"];

    public override string Population => "Adults with community-acquired pneumonia, not immunocompromised. Hypoxaemia or an unsafe home ask for admission whatever the class.";

    public override Source Source { get; } = new("Pneumonia: scoring table of the Pneumonia PORT prediction rule (Fine et al. 1997)", "Agency for Healthcare Research and Quality (archived)", 2009, "https://webarchive.library.unt.edu/eot2008/20090506235638mp_/http:/www.ahrq.gov/clinic/pneusctb.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput,
        Yes("nursing_home", "Nursing home resident", "nursing home", "care home"),
        Yes("neoplastic_disease", "Neoplastic disease", "cancer", "malignancy", "neoplastic disease"),
        Yes("liver_disease", "Liver disease", "liver disease", "cirrhosis"),
        HeartFailure,
        Yes("cerebrovascular_disease", "Cerebrovascular disease", "stroke", "tia", "cerebrovascular disease"),
        Yes("renal_disease", "Renal disease", "renal disease", "ckd", "chronic kidney disease"),
        Yes("altered_mental_status", "Altered mental status", "confusion", "confused", "altered mental status", "drowsy"),
        RespiratoryRate, Systolic, Temperature, HeartRate, Ph, Bun, Sodium, Glucose, Haematocrit, Pao2,
        Yes("pleural_effusion", "Pleural effusion", "pleural effusion", "effusion"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age in years", decimal.Truncate(sheet["age"]))
            .Points("Female sex", -10, sheet.Female)
            .Points("Nursing home", 10, "nursing_home")
            .Points("Neoplastic disease", 30, "neoplastic_disease")
            .Points("Liver disease", 20, "liver_disease")
            .Points("Heart failure", 10, "heart_failure")
            .Points("Cerebrovascular disease", 10, "cerebrovascular_disease")
            .Points("Renal disease", 10, "renal_disease")
            .Points("Altered mental status", 20, "altered_mental_status")
            .Points("Respiratory rate 30/min or more", 20, sheet["respiratory_rate"] >= 30)
            .Points("Systolic pressure below 90 mmHg", 20, sheet["systolic"] < 90)
            .Points("Temperature below 35 or 40 °C or more", 15, sheet["temperature"] is < 35 or >= 40)
            .Points("Heart rate 125/min or more", 10, sheet["heart_rate"] >= 125)
            .Points("pH below 7.35", 30, sheet["ph"] < 7.35m)
            .Points("Blood urea nitrogen 30 mg/dL or more", 20, sheet["bun"] >= 30)
            .Points("Sodium below 130 mmol/L", 20, sheet["sodium"] < 130)
            .Points("Glucose 250 mg/dL or more", 10, sheet["glucose"] >= 250)
            .Points("Haematocrit below 30 %", 10, sheet["haematocrit"] < 30)
            .Points("PaO2 below 60 mmHg", 10, sheet["pao2"] < 60)
            .Points("Pleural effusion", 10, "pleural_effusion");
        return sheet.Score(sheet.Total switch
        {
            <= 70 => "70 or less: class II, or class I in patients up to 50 years without comorbidity and with normal vital signs. Low risk: often suitable for treatment at home.",
            <= 90 => "71 to 90: class III, low risk.",
            <= 130 => "91 to 130: class IV, moderate risk; hospital.",
            _ => "Above 130: class V, high risk; hospital.",
        });
    }
}
