using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>HAS-BLED: risk of major bleeding on anticoagulation in atrial fibrillation, 0 to 9 points (Pisters et al., Chest 2010).</summary>
internal sealed class HasBledScore : Calculator
{
    public override string Id => "has-bled";

    public override string Name => "HAS-BLED score";

    public override IReadOnlyList<string> Aliases => ["has-bled", "hasbled", "has bled"];

    public override string Population => "Adults with atrial fibrillation on, or considered for, anticoagulation. A high score asks for the causes to be mended; it is no reason alone to withhold anticoagulation.";

    public override Source Source { get; } = new("Assessment of bleeding risk (HAS-BLED) in patients with atrial fibrillation, table 2", "Journal of the American Board of Family Medicine", null, "https://www.jabfm.org/highwire/markup/9515/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(),
        Yes("uncontrolled_hypertension", "Uncontrolled hypertension (systolic above 160 mmHg)", "uncontrolled hypertension", "uncontrolled htn", "systolic above 160"),
        Yes("renal_disease", "Abnormal renal function (dialysis, transplant, creatinine 200 µmol/L or 2.26 mg/dL or more)", "dialysis", "renal transplant", "kidney transplant", "abnormal renal function"),
        Yes("liver_disease", "Abnormal liver function (cirrhosis, bilirubin above twice with AST, ALT or ALP above three times the upper limit)", "cirrhosis", "abnormal liver function", "liver disease"),
        Yes("stroke", "Previous stroke", "stroke", "cva"),
        Yes("bleeding", "Previous major bleeding or predisposition (anaemia)", "major bleeding", "previous bleed", "gi bleed", "bleeding history"),
        Yes("labile_inr", "Labile INR (in range below 60 % of the time)", "labile inr", "unstable inr"),
        Yes("drugs", "Antiplatelet medicine or NSAID", "aspirin", "clopidogrel", "nsaid", "nsaids", "ibuprofen", "naproxen", "antiplatelet"),
        new("alcohol_per_week", "Alcohol, drinks a week", InputKind.Quantity) { Unit = "/wk", Minimum = 0, Maximum = 300 },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Uncontrolled hypertension", 1, "uncontrolled_hypertension")
            .Points("Abnormal renal function", 1, "renal_disease")
            .Points("Abnormal liver function", 1, "liver_disease")
            .Points("Stroke", 1, "stroke")
            .Points("Bleeding or predisposition", 1, "bleeding")
            .Points("Labile INR", 1, "labile_inr")
            .Points("Age above 65 years", 1, sheet["age"] > 65)
            .Points("Antiplatelet or NSAID", 1, "drugs")
            .Points("Alcohol, 8 drinks a week or more", 1, sheet["alcohol_per_week"] >= 8);
        var bleeds = sheet.Total switch { 0 => "1.13", 1 => "1.02", 2 => "1.88", 3 => "3.74", 4 => "8.7", _ => null };
        return sheet.Score((sheet.Total >= 3 ? "High risk: review often and mend what can be mended. " : "Not in the high-risk group (3 or more). ")
            + (bleeds is null ? "Too few patients scored this high for a rate." : $"{bleeds} major bleeds per 100 patient-years in the first cohort."));
    }
}
