using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Revised Geneva score for pulmonary embolism (Le Gal et al., 2006), 0 to 25 points.</summary>
internal sealed class RevisedGenevaScore : Calculator
{
    public override string Id => "revised-geneva";

    public override string Name => "Revised Geneva score";

    public override IReadOnlyList<string> Aliases => ["revised-geneva", "revised geneva", "geneva score", "geneva", "revised geneva score"];

    public override string Population => "Adults in whom pulmonary embolism is suspected.";

    public override Source Source { get; } = new("Revised Geneva score", "Family Practice Notebook", null, "https://fpnotebook.com/Lung/Exam/RvsdGnvScr.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), PreviousVte,
        Yes("surgery_or_fracture", "Surgery under general anaesthesia or fracture of a leg within 1 month", "recent surgery", "recent fracture", "leg fracture"),
        Yes("malignancy", "Active malignancy (or cured for less than a year)", "cancer", "malignancy") with { Findings = ["CA:active-cancer"] },
        Yes("leg_pain", "Pain in one leg", "unilateral leg pain", "pain in one leg", "unilateral lower limb pain"),
        Haemoptysis, HeartRate,
        Yes("leg_signs", "Pain on palpation of the deep veins and oedema of one leg", "pain on deep venous palpation", "unilateral oedema", "unilateral edema"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age above 65 years", 1, sheet["age"] >= 66).Points("Previous thromboembolism", 3, "previous_vte").Points("Surgery or fracture", 2, "surgery_or_fracture")
            .Points("Active malignancy", 2, "malignancy").Points("Pain in one leg", 3, "leg_pain").Points("Haemoptysis", 2, "haemoptysis")
            .Points("Heart rate", sheet["heart_rate"] switch { >= 95 => 5, >= 75 => 3, _ => 0 })
            .Points("Pain on palpation and oedema", 4, "leg_signs");
        return sheet.Score(sheet.Total switch { <= 3 => "0 to 3: low probability.", <= 10 => "4 to 10: intermediate probability.", _ => "11 or more: high probability." });
    }
}
