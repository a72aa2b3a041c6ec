using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Quick SOFA (Sepsis-3, 2016), 0 to 3 points.</summary>
internal sealed class QuickSofaScore : Calculator
{
    public override string Id => "qsofa";

    public override string Name => "Quick SOFA (qSOFA)";

    public override IReadOnlyList<string> Aliases => ["qsofa", "quick sofa", "q-sofa", "qsofa score"];

    public override string Population => "Adults with suspected infection outside intensive care. It tells who may do badly; it does not exclude sepsis.";

    public override Source Source { get; } = new("Sepsis-3: the qSOFA criteria", "Brundage Group", null, "https://brundagegroup.com/tips/sepsis-3/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        RespiratoryRate, Systolic,
        Yes("altered_mentation", "Altered mentation", "altered mentation", "altered mental status", "confused", "confusion", "drowsy"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Respiratory rate 22/min or more", 1, sheet["respiratory_rate"] >= 22)
            .Points("Systolic pressure 100 mmHg or less", 1, sheet["systolic"] <= 100)
            .Points("Altered mentation", 1, "altered_mentation");
        return sheet.Score(sheet.Total >= 2 ? "2 or 3: a poor course is more likely; look for organ dysfunction." : "0 or 1: does not exclude sepsis.");
    }
}
