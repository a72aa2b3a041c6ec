using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>HEART score: major cardiac events in chest pain, 0 to 10 points (Six et al. 2008; Backus et al. 2013).</summary>
internal sealed class HeartScore : Calculator
{
    public override string Id => "heart";

    public override string Name => "HEART score";

    public override IReadOnlyList<string> Aliases => ["heart score", "heart-score", "heart risk score"];

    public override string Population => "Adults with undifferentiated chest pain in the emergency department. Not for ST elevation, instability or a clear other cause.";

    public override Source Source { get; } = new("A prospective validation of the HEART score for chest pain patients (with table of items, Emerg Med J)", "International Journal of Cardiology", 2013, "https://www.internationaljournalofcardiology.com/article/S0167-5273(13)00315-X/fulltext");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(),
        OneOf("history", "Suspicion of the history", "slightly suspicious", "moderately suspicious", "highly suspicious"),
        OneOf("ecg", "ECG", "normal", "non-specific repolarisation disturbance", "significant st deviation"),
        OneOf("troponin", "Initial troponin", "normal", "one to three times the limit", "more than three times the limit"),
        Hypertension,
        Yes("hypercholesterolaemia", "Hypercholesterolaemia", "hypercholesterolaemia", "hypercholesterolemia", "high cholesterol", "hyperlipidaemia", "hyperlipidemia", "dyslipidaemia", "dyslipidemia"),
        Diabetes,
        Yes("obesity", "Obesity (BMI above 30 kg/m²)", "obesity", "obese"),
        Yes("smoking", "Smoking, now or within 3 months", "smoker", "smokes", "smoking"),
        Yes("family_history", "Parent or sibling with cardiovascular disease before 65 years", "family history of coronary", "family history of heart disease", "family history of ihd", "fhx of cad", "family history"),
        Yes("atherosclerosis", "Atherosclerotic disease (infarction, revascularisation, stroke or TIA, peripheral arterial disease)", "coronary artery disease", "previous mi", "prior mi", "pci", "cabg", "stent", "stroke", "tia", "peripheral arterial disease", "atherosclerotic disease") with { Findings = ["CA:coronary-disease-history"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        string[] factors = ["hypertension", "hypercholesterolaemia", "diabetes", "obesity", "smoking", "family_history"];
        var count = factors.Count(sheet.Yes);
        sheet.Points("History " + sheet.Choice("history"), sheet.Place("history"))
            .Points("ECG " + sheet.Choice("ecg"), sheet.Place("ecg"))
            .Points("Age", sheet["age"] >= 65 ? 2 : sheet["age"] >= 45 ? 1 : 0)
            .Points(FormattableString.Invariant($"Risk factors ({count}{(sheet.Yes("atherosclerosis") ? ", atherosclerotic disease" : "")})"), sheet.Yes("atherosclerosis") || count >= 3 ? 2 : count >= 1 ? 1 : 0)
            .Points("Troponin " + sheet.Choice("troponin"), sheet.Place("troponin"));
        return sheet.Score(sheet.Total switch
        {
            <= 3 => "Low (0 to 3): major cardiac events in 1.7 % within 6 weeks.",
            <= 6 => "Moderate (4 to 6): major cardiac events in 16.6 % within 6 weeks.",
            _ => "High (7 to 10): major cardiac events in 50.1 % within 6 weeks.",
        });
    }
}
