using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Child-Pugh score of cirrhosis, 5 to 15 points.</summary>
internal sealed class ChildPughScore : Calculator
{
    public override string Id => "child-pugh";

    public override string Name => "Child-Pugh score";

    public override IReadOnlyList<string> Aliases => ["child-pugh", "child pugh", "childs-pugh", "child-turcotte-pugh", "ctp score"];

    public override string Population => "Adults with cirrhosis. In primary biliary cholangitis higher bilirubin limits apply; an anticoagulant makes the INR useless here.";

    public override Source Source { get; } = new("Child-Pugh classification, table 1", "Cleveland Clinic Journal of Medicine", null, "https://www.ccjm.org/highwire/markup/12320/expansion?height=500&iframe=true&width=1000");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Bilirubin, Albumin, Inr,
        OneOf("ascites", "Ascites", "absent", "slight", "moderate"),
        OneOf("encephalopathy", "Encephalopathy", "none", "grade 1-2", "grade 3-4"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Bilirubin", sheet["bilirubin"] switch { < 2 => 1, <= 3 => 2, _ => 3 })
            .Points("Albumin", sheet["albumin"] switch { > 3.5m => 1, >= 2.8m => 2, _ => 3 })
            .Points("INR", sheet["inr"] switch { < 1.7m => 1, <= 2.3m => 2, _ => 3 })
            .Points("Ascites " + sheet.Choice("ascites"), sheet.Place("ascites") + 1)
            .Points("Encephalopathy " + sheet.Choice("encephalopathy"), sheet.Place("encephalopathy") + 1);
        return sheet.Score(sheet.Total switch { <= 6 => "Class A (5 to 6).", <= 9 => "Class B (7 to 9): significant functional compromise.", _ => "Class C (10 to 15): decompensated disease." });
    }
}
