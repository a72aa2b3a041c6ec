using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Caprini risk assessment for venous thromboembolism in surgery, version of 2005.</summary>
internal sealed class CapriniScore : Calculator
{
    private static readonly string[] WomenOnly = ["hormones", "pregnancy", "obstetric_history"];

    public override string Id => "caprini";

    public override string Name => "Caprini score (2005)";

    public override IReadOnlyList<string> Aliases => ["caprini", "caprini score", "caprini 2005"];

    public override string Population => "Adults in surgery. Not made for medical inpatients.";

    public override string Outdated => "A version of 2013 with more items exists; the one of 2005 remains the most used and is this one.";

    public override Source Source { get; } = new("Caprini Risk Assessment Model, table 2", "Cancers of the Head & Neck", 2016, "https://cancersheadneck.biomedcentral.com/articles/10.1186/s41199-016-0014-9/tables/2");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput,
        OneOf("surgery", "Surgery now", "none", "minor", "major over 45 minutes", "laparoscopic over 45 minutes", "arthroscopic", "elective lower limb arthroplasty"),
        Yes("recent_major_surgery", "Major surgery within a month"),
        Yes("heart_failure", "Heart failure within a month"),
        Yes("sepsis", "Sepsis within a month"),
        Yes("lung_disease", "Serious lung disease, with pneumonia, within a month"),
        Yes("plaster_cast", "Immobilising plaster cast within a month"),
        Yes("fracture", "Hip, pelvis or leg fracture within a month"),
        Yes("stroke", "Stroke within a month"),
        Yes("trauma", "Multiple trauma within a month"),
        Yes("spinal_cord_injury", "Acute spinal cord injury with paralysis within a month"),
        Yes("varicose_veins", "Varicose veins", "varicose veins"),
        Yes("swollen_legs", "Swollen legs now", "swollen legs"),
        Yes("central_line", "Central venous access", "central venous access", "central line", "picc"),
        PreviousVte,
        Yes("family_history", "Family history of thrombosis"),
        Yes("factor_v_leiden", "Factor V Leiden", "factor v leiden"),
        Yes("prothrombin_20210a", "Prothrombin 20210A", "prothrombin 20210a"),
        Yes("homocysteine", "Raised homocysteine"),
        Yes("lupus_anticoagulant", "Lupus anticoagulant", "lupus anticoagulant"),
        Yes("anticardiolipin", "Raised anticardiolipin antibodies"),
        Yes("hit", "Heparin-induced thrombocytopenia", "heparin-induced thrombocytopenia"),
        Yes("other_thrombophilia", "Another thrombophilia"),
        OneOf("mobility", "Mobility", "normal", "bed rest", "confined to bed over 72 hours"),
        Yes("bowel_disease", "Inflammatory bowel disease", "inflammatory bowel disease", "crohn's", "ulcerative colitis"),
        new("bmi", "Body mass index", InputKind.Quantity) { Unit = "kg/m2", Minimum = 8, Maximum = 120, Analyte = "body-mass-index" },
        Yes("infarction", "Acute myocardial infarction"),
        Yes("copd", "Abnormal lung function (COPD)", "copd"),
        Yes("malignancy", "Malignancy, present or past", "cancer", "malignancy"),
        Yes("hormones", "Oral contraceptive or hormone replacement (women)", "contraceptive", "ocp", "hrt", "hormone replacement") with { Absent = "" },
        Yes("pregnancy", "Pregnancy or within a month after birth (women)", "pregnant", "pregnancy", "postpartum") with { Absent = "" },
        Yes("obstetric_history", "Unexplained stillbirth, three or more abortions, or premature birth with toxaemia (women)") with { Absent = "" },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => sheet.Female
        ? WomenOnly.Where(name => !sheet.Has(name)).Select(name => new InputProblem(name, $"{Find(name)!.Label} ({name}) is missing: yes or no."))
        : [];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age", sheet["age"] >= 75 ? 3 : sheet["age"] >= 61 ? 2 : sheet["age"] >= 41 ? 1 : 0)
            .Points("Surgery " + sheet.Choice("surgery"), sheet.Place("surgery") switch { 0 => 0, 1 => 1, 5 => 5, _ => 2 })
            .Points("Major surgery within a month", 1, "recent_major_surgery")
            .Points("Heart failure within a month", 1, "heart_failure")
            .Points("Sepsis within a month", 1, "sepsis")
            .Points("Lung disease within a month", 1, "lung_disease")
            .Points("Plaster cast", 2, "plaster_cast")
            .Points("Hip, pelvis or leg fracture", 5, "fracture")
            .Points("Stroke within a month", 5, "stroke")
            .Points("Multiple trauma", 5, "trauma")
            .Points("Acute spinal cord injury", 5, "spinal_cord_injury")
            .Points("Varicose veins", 1, "varicose_veins")
            .Points("Swollen legs", 1, "swollen_legs")
            .Points("Central venous access", 2, "central_line")
            .Points("Previous venous thromboembolism", 3, "previous_vte")
            .Points("Family history of thrombosis", 3, "family_history")
            .Points("Factor V Leiden", 3, "factor_v_leiden")
            .Points("Prothrombin 20210A", 3, "prothrombin_20210a")
            .Points("Raised homocysteine", 3, "homocysteine")
            .Points("Lupus anticoagulant", 3, "lupus_anticoagulant")
            .Points("Anticardiolipin antibodies", 3, "anticardiolipin")
            .Points("Heparin-induced thrombocytopenia", 3, "hit")
            .Points("Another thrombophilia", 3, "other_thrombophilia")
            .Points("Mobility " + sheet.Choice("mobility"), sheet.Place("mobility"))
            .Points("Inflammatory bowel disease", 1, "bowel_disease")
            .Points("Body mass index above 25 kg/m²", 1, sheet["bmi"] > 25)
            .Points("Acute myocardial infarction", 1, "infarction")
            .Points("COPD", 1, "copd")
            .Points("Malignancy", 2, "malignancy");
        if (sheet.Female)
            sheet.Points("Contraceptive or hormone replacement", 1, "hormones").Points("Pregnancy or after birth", 1, "pregnancy").Points("Obstetric history", 1, "obstetric_history");
        return sheet.Score(sheet.Total switch { <= 1 => "0 to 1: low risk.", 2 => "2: moderate risk.", <= 4 => "3 to 4: high risk.", _ => "5 or more: highest risk." });
    }
}
