using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>National Institutes of Health Stroke Scale, 0 to 42 points.</summary>
internal sealed class StrokeScale : Calculator
{
    public override string Id => "nihss";

    public override string Name => "NIH Stroke Scale (NIHSS)";

    public override IReadOnlyList<string> Aliases => ["nihss", "nih stroke scale", "stroke scale"];

    public override string Population => "Adults with an acute stroke, examined in the order of the scale by someone trained in it. An untestable limb counts 0 and is written down.";

    public override string Terms => "Work of a United States federal institute; free to use.";

    public override Source Source { get; } = new("The National Institutes of Health Stroke Scale", "Merck Manual Professional Version", null, "https://merckmanuals.com/en-ca/professional/multimedia/table/the-national-institutes-of-health-stroke-scale");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Item("loc", "Level of consciousness", 3),
        Item("questions", "Questions", 2),
        Item("commands", "Commands", 2),
        Item("gaze", "Gaze", 2),
        Item("visual", "Visual fields", 3),
        Item("face", "Facial palsy", 3),
        Item("left_arm", "Left arm", 4),
        Item("right_arm", "Right arm", 4),
        Item("left_leg", "Left leg", 4),
        Item("right_leg", "Right leg", 4),
        Item("ataxia", "Limb ataxia", 2),
        Item("sensory", "Sensory", 2),
        Item("language", "Language", 3),
        Item("dysarthria", "Dysarthria", 2),
        Item("neglect", "Extinction and inattention", 2),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var input in Inputs)
            sheet.Points(input.Label, sheet[input.Name]);
        return sheet.Score("The higher, the graver; a low score can hide a disabling stroke, above all of the posterior circulation.");
    }
}
