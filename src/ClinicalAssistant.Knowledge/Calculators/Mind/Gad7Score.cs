using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>GAD-7: severity of anxiety, 0 to 21 points.</summary>
internal sealed class Gad7Score : Calculator
{
    public override string Id => "gad-7";

    public override string Name => "GAD-7";

    public override IReadOnlyList<string> Aliases => ["gad-7", "gad7", "gad 7"];

    public override string Population => "Adults, about the last two weeks. It screens and follows; the diagnosis needs an interview.";

    public override string Terms => "Free to use without permission. Items are named here, not quoted.";

    public override Source Source { get; } = new("How the Generalized Anxiety Disorder 7-item scale (GAD-7) is scored", "Dr.Oracle", null, "https://www.droracle.ai/articles/469393/how-are-the-generalized-anxiety-disorder-7-item-scale-gad-7");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Item("nervous", "Nervousness", 3),
        Item("control", "Cannot stop worrying", 3),
        Item("worry", "Worrying too much", 3),
        Item("relax", "Trouble relaxing", 3),
        Item("restless", "Restlessness", 3),
        Item("irritable", "Irritability", 3),
        Item("afraid", "Fear that something awful may happen", 3),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var input in Inputs)
            sheet.Points(input.Label, sheet[input.Name]);
        return sheet.Score(sheet.Total switch { < 5 => "0 to 4: minimal.", < 10 => "5 to 9: mild.", < 15 => "10 to 14: moderate.", _ => "15 to 21: severe." });
    }
}
