using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>4AT: rapid test for delirium, 0 to 12 points.</summary>
internal sealed class FourAtScore : Calculator
{
    public override string Id => "4at";

    public override string Name => "4AT for delirium";

    public override IReadOnlyList<string> Aliases => ["4at", "4-at", "4at score"];

    public override string Population => "Older adults in hospital, at the bedside.";

    public override string Terms => "Free to download and use; the authors ask for no registration.";

    public override Source Source { get; } = new("4AT guide", "the4AT.com (MacLullich et al.)", null, "https://www.the4at.com/4atguide");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        OneOf("alertness", "Alertness", "normal, or sleepy for under 10 seconds on waking", "clearly abnormal"),
        OneOf("amt4", "Age, date of birth, place, year", "no mistake", "1 mistake", "2 or more mistakes or untestable"),
        OneOf("attention", "Months backwards", "7 months or more correct", "fewer than 7, or refuses", "untestable"),
        Yes("acute_change", "Acute change or fluctuating course", "acute change", "fluctuating", "acute confusion"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Alertness", 4, sheet.Place("alertness") == 1).Points("Age, date of birth, place, year", sheet.Place("amt4")).Points("Months backwards", sheet.Place("attention"))
            .Points("Acute change or fluctuating course", 4, "acute_change");
        return sheet.Score(sheet.Total switch { >= 4 => "4 or more: delirium is possible, with or without cognitive impairment.", >= 1 => "1 to 3: cognitive impairment is possible.", _ => "0: delirium and severe cognitive impairment are unlikely; delirium is still possible where the history is incomplete." });
    }
}
