using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>NEXUS low-risk criteria for the cervical spine: how many are not met.</summary>
internal sealed class NexusCriteria : Calculator
{
    public override string Id => "nexus";

    public override string Name => "NEXUS criteria for the cervical spine";

    public override IReadOnlyList<string> Aliases => ["nexus", "nexus criteria", "nexus c-spine"];

    public override string Population => "Blunt trauma, alert and stable enough to be examined. Less sure above 65 years.";

    public override Source Source { get; } = new("NEXUS cervical spine rule", "WikEM", null, "https://www.wikem.org/w/index.php?direction=next&oldid=5624&title=NEXUS_cervical_spine_rule");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("midline_tenderness", "Tenderness in the midline of the posterior neck", "midline tenderness", "midline cervical tenderness"),
        Yes("focal_deficit", "Focal neurological deficit", "focal deficit", "focal neurological deficit", "neurological deficit"),
        Yes("altered_alertness", "Altered alertness", "altered alertness", "drowsy", "confused", "altered mental status"),
        Yes("intoxication", "Intoxication", "intoxication", "intoxicated", "drunk"),
        Yes("distracting_injury", "Painful distracting injury", "distracting injury"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var input in Inputs)
            sheet.Points(input.Label, 1, input.Name);
        return sheet.Score(sheet.Total > 0 ? "Not low risk: imaging of the cervical spine." : "All five criteria met: the rule asks for no imaging.");
    }
}
