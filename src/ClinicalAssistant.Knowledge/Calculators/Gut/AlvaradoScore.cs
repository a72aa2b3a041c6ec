using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Alvarado score of appendicitis (1986), 0 to 10 points.</summary>
internal sealed class AlvaradoScore : Calculator
{
    public override string Id => "alvarado";

    public override string Name => "Alvarado score";

    public override IReadOnlyList<string> Aliases => ["alvarado", "alvarado score", "mantrels"];

    public override string Population => "People in whom appendicitis is suspected; less sure in women, children and the old.";

    public override Source Source { get; } = new("Alvarado score", "Family Practice Notebook", null, "https://fpnotebook.com/legacy/Surgery/Exam/AlvrdScr.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("migration", "Pain moved to the right lower quadrant", "migratory pain", "migration of pain", "pain migrated", "migrated to the rlq"),
        Yes("anorexia", "Loss of appetite", "anorexia", "loss of appetite", "off food"),
        Yes("nausea", "Nausea or vomiting", "nausea", "vomiting"),
        Yes("tenderness", "Tenderness of the right lower quadrant", "rlq tenderness", "rif tenderness", "right lower quadrant tenderness", "right iliac fossa tenderness"),
        Yes("rebound", "Rebound tenderness", "rebound", "rebound tenderness"),
        Temperature, WhiteCells,
        Yes("left_shift", "Shift to the left (above 75 % neutrophils)", "left shift", "shift to the left", "neutrophilia"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Migration of pain", 1, "migration").Points("Loss of appetite", 1, "anorexia").Points("Nausea or vomiting", 1, "nausea")
            .Points("Tenderness of the right lower quadrant", 2, "tenderness").Points("Rebound tenderness", 1, "rebound")
            .Points("Temperature 37.3 °C or more", 1, sheet["temperature"] >= 37.3m)
            .Points("White cells above 10 x 10^9/L", 2, sheet["white_cells"] > 10).Points("Shift to the left", 1, "left_shift");
        return sheet.Score(sheet.Total switch { <= 4 => "4 or less: appendicitis unlikely.", <= 6 => "5 or 6: possible.", <= 8 => "7 or 8: probable.", _ => "9 or 10: very probable." });
    }
}
