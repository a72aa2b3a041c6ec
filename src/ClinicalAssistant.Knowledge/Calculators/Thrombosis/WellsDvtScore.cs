using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Wells score for deep vein thrombosis, -2 to 9 points (version of 2003 with previous thrombosis).</summary>
internal sealed class WellsDvtScore : Calculator
{
    public override string Id => "wells-dvt";

    public override string Name => "Wells score for deep vein thrombosis";

    public override IReadOnlyList<string> Aliases => ["wells-dvt", "wells dvt", "dvt wells", "wells for dvt", "wells score for dvt", "wells score for deep vein thrombosis", "wells criteria for dvt", "wells' criteria for dvt"];

    public override string Population => "Outpatients in whom deep vein thrombosis of a leg is suspected; not in pregnancy. A score of 1 or less excludes it only together with a negative D-dimer.";

    public override Source Source { get; } = new("Wells score for deep venous thrombosis with previously documented thrombosis, table 1", "ISRN Vascular Medicine", 2011, "http://www.hindawi.com/journals/isrn/2011/124610/tab1/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("active_cancer", "Active cancer (treated within 6 months or palliative)", InputKind.YesNo) { Findings = ["CA:active-cancer"], QuestionWords = ["active cancer", "cancer", "malignancy"] },
        Yes("paralysis", "Paralysis, paresis or recent plaster of a leg", "paralysis", "paresis", "plaster", "leg cast", "plaster cast"),
        Yes("bedridden_or_surgery", "Bedridden for more than 3 days, or major surgery within 12 weeks", "bedridden", "bed rest", "major surgery", "recent surgery", "bedbound") with { Findings = ["CA:recent-surgery-or-immobilisation"] },
        Yes("tenderness", "Tenderness along the deep veins", "tender along the deep veins", "deep vein tenderness", "calf tenderness", "localised tenderness", "localized tenderness"),
        Yes("entire_leg_swollen", "Entire leg swollen", "entire leg swollen", "whole leg swollen", "swelling of the whole leg"),
        Yes("calf_swelling", "Calf more than 3 cm larger than the other", "calf swelling", "calf 3 cm", "calf larger", "swollen calf"),
        Yes("pitting_oedema", "Pitting oedema of the symptomatic leg only", "pitting oedema", "pitting edema"),
        Yes("collateral_veins", "Collateral superficial veins (not varicose)", "collateral veins", "collateral superficial veins"),
        Yes("previous_dvt", "Previous deep vein thrombosis", "previous dvt", "prior dvt", "history of dvt", "hx of dvt", "previous deep vein thrombosis") with { RecordWords = ["deep vein thrombosis", "dvt"] },
        Yes("alternative_likely", "Another diagnosis at least as likely", "alternative diagnosis as likely", "alternative diagnosis more likely", "another diagnosis is as likely", "another diagnosis as likely"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Active cancer", 1, "active_cancer")
            .Points("Paralysis, paresis or plaster", 1, "paralysis")
            .Points("Bedridden or major surgery", 1, "bedridden_or_surgery")
            .Points("Tenderness along the deep veins", 1, "tenderness")
            .Points("Entire leg swollen", 1, "entire_leg_swollen")
            .Points("Calf more than 3 cm larger", 1, "calf_swelling")
            .Points("Pitting oedema", 1, "pitting_oedema")
            .Points("Collateral superficial veins", 1, "collateral_veins")
            .Points("Previous deep vein thrombosis", 1, "previous_dvt")
            .Points("Another diagnosis at least as likely", -2, "alternative_likely");
        return sheet.Score(sheet.Total >= 2 ? "Deep vein thrombosis likely (2 or more): ultrasound." : "Deep vein thrombosis unlikely (1 or less): a negative D-dimer then excludes it.");
    }
}
