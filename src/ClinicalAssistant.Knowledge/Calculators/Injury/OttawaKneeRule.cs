using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Ottawa knee rule: how many criteria are met.</summary>
internal sealed class OttawaKneeRule : Calculator
{
    public override string Id => "ottawa-knee";

    public override string Name => "Ottawa knee rule";

    public override IReadOnlyList<string> Aliases => ["ottawa-knee", "ottawa knee", "ottawa knee rule", "ottawa knee rules"];

    public override string Population => "Acute injury of the knee in people who can be examined.";

    public override Source Source { get; } = new("Ottawa knee, ankle and foot rules", "ALiEM Cards", null, "https://aliemcards.com/cards/ottawa-knee-ankle-foot");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(null),
        Yes("patella", "Isolated tenderness of the patella", "patellar tenderness", "tender patella"),
        Yes("fibula_head", "Tenderness of the head of the fibula", "fibular head", "fibula head"),
        Yes("cannot_flex", "Cannot flex to 90 degrees", "cannot flex", "unable to flex"),
        Yes("cannot_walk", "Cannot take 4 steps, neither at once nor at examination", "unable to bear weight", "cannot bear weight", "unable to weight bear"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age 55 years or more", 1, sheet["age"] >= 55).Points("Patella", 1, "patella").Points("Head of the fibula", 1, "fibula_head")
            .Points("Cannot flex to 90 degrees", 1, "cannot_flex").Points("Cannot take 4 steps", 1, "cannot_walk");
        return sheet.Score(sheet.Total > 0 ? "X-ray of the knee." : "No criterion: the rule asks for no X-ray.");
    }
}
