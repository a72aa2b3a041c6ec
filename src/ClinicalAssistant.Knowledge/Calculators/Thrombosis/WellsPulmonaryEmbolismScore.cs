using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Wells score for pulmonary embolism, 0 to 12.5 points, two-level reading at 4 (Wells et al.; table in BMC Family Practice 2010).</summary>
internal sealed class WellsPulmonaryEmbolismScore : Calculator
{
    public override string Id => "wells-pe";

    public override string Name => "Wells score for pulmonary embolism";

    public override IReadOnlyList<string> Aliases => ["wells-pe", "wells score", "wells pe", "wells criteria", "wells for pe", "pe wells", "wells rule", "wells score for pe", "wells' criteria for pulmonary embolism"];

    public override string Population => "Adults in whom pulmonary embolism is suspected; not a screening test. A 'PE unlikely' result excludes it only together with a negative D-dimer.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Excluding pulmonary embolism in primary care using the Wells-rule in combination with a point-of care D-dimer test, table 1", "BMC Family Practice", 2010, "https://0-bmcfampract-biomedcentral-com.brum.beds.ac.uk/articles/10.1186/1471-2296-11-64/tables/1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        // Swelling alone does not answer it: the rule wants pain on palpation of the deep veins too.
        new("dvt_signs", "Clinical signs of deep vein thrombosis (at least leg swelling and pain on palpation of the deep veins)", InputKind.YesNo) { QuestionWords = ["signs of dvt", "signs of deep vein thrombosis", "dvt signs"] },
        new("alternative_less_likely", "Another diagnosis is less likely than pulmonary embolism (the clinician's judgement)", InputKind.YesNo) { QuestionWords = ["pe is the most likely diagnosis", "pe is most likely", "pe most likely", "pe is the leading diagnosis", "pulmonary embolism is the most likely diagnosis"] },
        HeartRate,
        new("immobilisation_or_surgery", "Immobilisation for more than 3 days or surgery in the last 4 weeks", InputKind.YesNo) { Findings = ["CA:recent-surgery-or-immobilisation"], QuestionWords = ["immobilisation", "immobilization", "immobilised", "immobilized", "recent surgery", "surgery yesterday", "surgery last week", "surgery a week ago", "surgery one week ago", "surgery two weeks ago", "surgery 2 weeks ago", "surgery three weeks ago", "surgery 3 weeks ago", "surgery in the last 4 weeks"] },
        PreviousVte,
        Haemoptysis,
        new("malignancy", "Malignancy treated within 6 months or palliative", InputKind.YesNo) { Findings = ["CA:active-cancer"], QuestionWords = ["active cancer", "cancer", "malignancy"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Clinical signs of deep vein thrombosis", 3, "dvt_signs")
            .Points("Another diagnosis less likely", 3, "alternative_less_likely")
            .Points("Heart rate above 100/min", 1.5m, sheet["heart_rate"] > 100)
            .Points("Immobilisation or surgery", 1.5m, "immobilisation_or_surgery")
            .Points("Previous pulmonary embolism or deep vein thrombosis", 1.5m, "previous_vte")
            .Points("Haemoptysis", 1, "haemoptysis")
            .Points("Malignancy", 1, "malignancy");
        return sheet.Score(sheet.Total > 4 ? "Pulmonary embolism likely (above 4)." : "Pulmonary embolism unlikely (4 or less): a negative D-dimer then excludes it.");
    }
}
