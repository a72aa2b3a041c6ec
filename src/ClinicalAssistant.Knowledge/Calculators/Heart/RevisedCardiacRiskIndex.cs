using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Revised Cardiac Risk Index (Lee et al., Circulation 1999), 0 to 6 points.</summary>
internal sealed class RevisedCardiacRiskIndex : Calculator
{
    public override string Id => "rcri";

    public override string Name => "Revised Cardiac Risk Index";

    public override IReadOnlyList<string> Aliases => ["rcri", "revised cardiac risk index", "lee index", "cardiac risk index"];

    public override string Population => "Adults of 50 years and older before elective major non-cardiac surgery.";

    public override Source Source { get; } = new("A simple index predicted cardiac complications in elective major noncardiac surgery (Lee et al., Circulation 1999;100:1043-9, PMID 10477528)", "ACP Journal Club", 2000, "http://acpjc.org/Content/132/2/issue/ACPJC-2000-132-2-076.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("high_risk_surgery", "High-risk surgery (intraperitoneal, intrathoracic, suprainguinal vascular)", "high-risk surgery", "intraperitoneal", "intrathoracic", "aortic surgery", "laparotomy"),
        Yes("ischaemic_heart_disease", "History of ischaemic heart disease", "ischaemic heart disease", "ischemic heart disease", "ihd", "coronary artery disease", "cad", "previous mi", "angina") with { Findings = ["CA:coronary-disease-history"] },
        HeartFailure,
        Yes("cerebrovascular_disease", "History of stroke or TIA", "stroke", "tia", "cva", "cerebrovascular disease"),
        Yes("insulin", "Treatment with insulin", "insulin", "on insulin"),
        Creatinine,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("High-risk surgery", 1, "high_risk_surgery")
            .Points("Ischaemic heart disease", 1, "ischaemic_heart_disease")
            .Points("Heart failure", 1, "heart_failure")
            .Points("Cerebrovascular disease", 1, "cerebrovascular_disease")
            .Points("Insulin", 1, "insulin")
            .Points("Creatinine above 2.0 mg/dL (177 µmol/L)", 1, sheet["creatinine"] > 2);
        return sheet.Score(sheet.Total switch
        {
            0 => "Class I: major cardiac complications in 0.4 % of the validation cohort.",
            1 => "Class II: major cardiac complications in 0.9 % of the validation cohort.",
            2 => "Class III: major cardiac complications in 7 % of the validation cohort.",
            _ => "Class IV: major cardiac complications in 11 % of the validation cohort.",
        });
    }
}
