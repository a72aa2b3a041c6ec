using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Charlson comorbidity index with points for age.</summary>
internal sealed class CharlsonIndex : Calculator
{
    public override string Id => "charlson";

    public override string Name => "Charlson comorbidity index (age-adjusted)";

    public override IReadOnlyList<string> Aliases => ["charlson", "charlson comorbidity index", "charlson index", "cci"];

    public override string Population => "Adults; made to adjust for comorbidity in cohorts, coarse in the single patient.";

    public override Source Source { get; } = new("Charlson Comorbidity Index: items, age points and ten-year survival", "Family Practice Notebook", null, "https://fpnotebook.com/Prevent/Exam/ChrlsnCmrbdtyIndx.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(),
        Yes("infarction", "Myocardial infarction", "myocardial infarction", "heart attack", "previous mi", "prior mi", "mi"),
        HeartFailure,
        Yes("peripheral_vascular_disease", "Peripheral vascular disease", "peripheral vascular disease", "peripheral arterial disease", "pvd", "pad"),
        Yes("cerebrovascular_disease", "Stroke or TIA", "stroke", "tia", "cva", "cerebrovascular disease"),
        Yes("dementia", "Dementia", "dementia", "alzheimer's"),
        Yes("lung_disease", "Chronic lung disease", "copd", "chronic lung disease", "chronic pulmonary disease", "emphysema"),
        Yes("connective_tissue_disease", "Connective tissue disease", "connective tissue disease", "rheumatoid arthritis", "lupus", "sle"),
        Yes("peptic_ulcer", "Peptic ulcer disease", "peptic ulcer", "peptic ulcer disease", "duodenal ulcer", "gastric ulcer"),
        OneOf("liver_disease", "Liver disease", "none", "mild", "moderate to severe"),
        OneOf("diabetes", "Diabetes", "none or diet-controlled", "uncomplicated", "end-organ damage"),
        Yes("hemiplegia", "Hemiplegia", "hemiplegia"),
        Yes("kidney_disease", "Moderate to severe kidney disease", "chronic kidney disease", "ckd", "dialysis"),
        OneOf("solid_tumour", "Solid tumour", "none", "localised", "metastatic"),
        Yes("leukaemia", "Leukaemia", "leukaemia", "leukemia"),
        Yes("lymphoma", "Lymphoma", "lymphoma"),
        Yes("aids", "AIDS", "aids"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age", sheet["age"] switch { >= 80 => 4, >= 70 => 3, >= 60 => 2, >= 50 => 1, _ => 0 })
            .Points("Myocardial infarction", 1, "infarction")
            .Points("Heart failure", 1, "heart_failure")
            .Points("Peripheral vascular disease", 1, "peripheral_vascular_disease")
            .Points("Stroke or TIA", 1, "cerebrovascular_disease")
            .Points("Dementia", 1, "dementia")
            .Points("Chronic lung disease", 1, "lung_disease")
            .Points("Connective tissue disease", 1, "connective_tissue_disease")
            .Points("Peptic ulcer disease", 1, "peptic_ulcer")
            .Points("Liver disease " + sheet.Choice("liver_disease"), sheet.Place("liver_disease") switch { 0 => 0, 1 => 1, _ => 3 })
            .Points("Diabetes " + sheet.Choice("diabetes"), sheet.Place("diabetes"))
            .Points("Hemiplegia", 2, "hemiplegia")
            .Points("Kidney disease", 2, "kidney_disease")
            .Points("Solid tumour " + sheet.Choice("solid_tumour"), sheet.Place("solid_tumour") switch { 0 => 0, 1 => 2, _ => 6 })
            .Points("Leukaemia", 2, "leukaemia")
            .Points("Lymphoma", 2, "lymphoma")
            .Points("AIDS", 6, "aids");
        var survival = 100 * Math.Pow(0.983, Math.Exp(0.9 * (double)sheet.Total));
        return sheet.Score(FormattableString.Invariant($"Estimated ten-year survival of the first cohort: {survival:0} %."));
    }
}
