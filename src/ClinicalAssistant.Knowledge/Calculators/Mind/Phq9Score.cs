using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>PHQ-9: severity of depression, 0 to 27 points.</summary>
internal sealed class Phq9Score : Calculator
{
    public override string Id => "phq-9";

    public override string Name => "PHQ-9";

    public override IReadOnlyList<string> Aliases => ["phq-9", "phq9", "phq 9"];

    public override string Population => "Adults, about the last two weeks. It screens and follows; the diagnosis needs an interview.";

    public override string Terms => "In the public domain; no permission is needed. Items are named here, not quoted.";

    public override Source Source { get; } = new("Using rating scales in a clinical setting: PHQ-9", "MDedge Psychiatry", null, "https://www.mdedge9-ma1.mdedge.com/psychiatry/article/130311/practice-management/using-rating-scales-clinical-setting-guide/page/0/2?channel=38029");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Item("interest", "Little interest", 3),
        Item("mood", "Low mood", 3),
        Item("sleep", "Sleep", 3),
        Item("energy", "Tiredness", 3),
        Item("appetite", "Appetite", 3),
        Item("worth", "Feeling a failure", 3),
        Item("concentration", "Concentration", 3),
        Item("movement", "Slowed or restless", 3),
        Item("self_harm", "Thoughts of death or self-harm", 3),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var input in Inputs)
            sheet.Points(input.Label, sheet[input.Name]);
        if (sheet["self_harm"] > 0)
            sheet.Note("Thoughts of death or self-harm: ask about suicide now, whatever the total.");
        return sheet.Score(sheet.Total switch { < 5 => "0 to 4: minimal.", < 10 => "5 to 9: mild.", < 15 => "10 to 14: moderate.", < 20 => "15 to 19: moderately severe.", _ => "20 to 27: severe." });
    }
}
