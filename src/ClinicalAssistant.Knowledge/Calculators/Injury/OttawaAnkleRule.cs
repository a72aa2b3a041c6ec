using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Ottawa ankle and foot rules: how many criteria are met.</summary>
internal sealed class OttawaAnkleRule : Calculator
{
    public override string Id => "ottawa-ankle";

    public override string Name => "Ottawa ankle and foot rules";

    public override IReadOnlyList<string> Aliases => ["ottawa-ankle", "ottawa ankle", "ottawa ankle rules", "ottawa foot", "ottawa foot rules", "ottawa rules"];

    public override string Population => "Acute injury of ankle or foot in adults and children who can be examined; not with intoxication, other painful injuries, lost feeling in the leg, or gross swelling.";

    public override Source Source { get; } = new("Ottawa knee, ankle and foot rules", "ALiEM Cards", null, "https://aliemcards.com/cards/ottawa-knee-ankle-foot");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("lateral_malleolus", "Bone tenderness at the posterior edge (distal 6 cm) or tip of the lateral malleolus", "lateral malleolus", "lateral malleolar tenderness"),
        Yes("medial_malleolus", "Bone tenderness at the posterior edge (distal 6 cm) or tip of the medial malleolus", "medial malleolus", "medial malleolar tenderness"),
        Yes("fifth_metatarsal", "Bone tenderness at the base of the fifth metatarsal", "fifth metatarsal", "5th metatarsal"),
        Yes("navicular", "Bone tenderness at the navicular", "navicular"),
        Yes("cannot_walk", "Cannot take 4 steps, neither at once nor at examination", "unable to bear weight", "cannot bear weight", "unable to weight bear", "cannot walk 4 steps"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Lateral malleolus", 1, "lateral_malleolus").Points("Medial malleolus", 1, "medial_malleolus")
            .Points("Base of the fifth metatarsal", 1, "fifth_metatarsal").Points("Navicular", 1, "navicular").Points("Cannot take 4 steps", 1, "cannot_walk");
        var (walk, ankle, foot) = (sheet.Yes("cannot_walk"), sheet.Yes("lateral_malleolus") || sheet.Yes("medial_malleolus"), sheet.Yes("fifth_metatarsal") || sheet.Yes("navicular"));
        return sheet.Score((ankle, foot, walk) switch
        {
            (true, true, _) => "X-ray of ankle and foot.",
            (true, _, _) => "X-ray of the ankle.",
            (_, true, _) => "X-ray of the foot.",
            (_, _, true) => "X-ray of the part that hurts: the malleolar zone for the ankle, the midfoot for the foot.",
            _ => "No criterion: the rules ask for no X-ray.",
        });
    }
}
