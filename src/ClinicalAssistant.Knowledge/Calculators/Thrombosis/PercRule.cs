using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Pulmonary Embolism Rule-out Criteria: how many of the eight are present.</summary>
internal sealed class PercRule : Calculator
{
    public override string Id => "perc";

    public override string Name => "PERC rule (criteria present)";

    public override IReadOnlyList<string> Aliases => ["perc", "perc rule", "perc score", "pulmonary embolism rule-out criteria"];

    public override string Population => "Adults in whom the clinician holds pulmonary embolism to be unlikely (below 15 %). It never rules one in.";

    public override Source Source { get; } = new("PERC Rule for Pulmonary Embolism (Kline et al., J Thromb Haemost 2004;2:1247-55)", "Guideline Central", null, "https://www.guidelinecentral.com/calculators/2c9e8038734e3c9e017353447021003a/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), HeartRate, Saturation, Haemoptysis,
        Yes("hormones", "Oestrogen use", "oestrogen", "estrogen", "contraceptive", "contraceptive pill", "ocp", "hrt", "hormone replacement") ,
        PreviousVte,
        Yes("leg_swelling", "Unilateral leg swelling", "unilateral leg swelling", "leg swelling", "swollen leg"),
        Yes("surgery_or_trauma", "Surgery or trauma in hospital within 4 weeks", "recent surgery", "surgery", "recent trauma", "trauma"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age 50 years or more", 1, sheet["age"] >= 50)
            .Points("Heart rate 100/min or more", 1, sheet["heart_rate"] >= 100)
            .Points("Oxygen saturation below 95 %", 1, sheet["saturation"] < 95)
            .Points("Haemoptysis", 1, "haemoptysis")
            .Points("Oestrogen use", 1, "hormones")
            .Points("Previous venous thromboembolism", 1, "previous_vte")
            .Points("Unilateral leg swelling", 1, "leg_swelling")
            .Points("Surgery or trauma", 1, "surgery_or_trauma");
        return sheet.Score(sheet.Total == 0 ? "None present: with a low clinical probability no further test for pulmonary embolism is needed." : "At least one present: the rule does not exclude pulmonary embolism.");
    }
}
