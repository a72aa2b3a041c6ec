using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Criteria of the systemic inflammatory response syndrome, 0 to 4.</summary>
internal sealed class SirsCriteria : Calculator
{
    public override string Id => "sirs";

    public override string Name => "SIRS criteria";

    public override IReadOnlyList<string> Aliases => ["sirs", "sirs criteria", "systemic inflammatory response"];

    public override string Population => "Adults.";

    public override string Outdated => "Sepsis-3 (2016) no longer defines sepsis by SIRS; use SOFA (sofa), and NEWS2 (news2) or qSOFA (qsofa) at the bedside.";

    public override Source Source { get; } = new("Systemic inflammatory response syndrome (SIRS)", "GPnotebook", 2021, "https://gpnotebook.com/simplepage.cfm?ID=x20151007170138703708&linkID=77963");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Temperature, HeartRate, RespiratoryRate,
        Paco2 with { Absent = "the respiratory criterion rests on the rate." },
        WhiteCells,
        new("bands", "Immature (band) forms", InputKind.Quantity) { Unit = "%", Minimum = 0, Maximum = 100, Absent = "the white cell criterion rests on the count." },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Temperature above 38 or below 36 °C", 1, sheet["temperature"] is > 38 or < 36)
            .Points("Heart rate above 90/min", 1, sheet["heart_rate"] > 90)
            .Points("Respiratory rate above 20/min or PaCO2 below 32 mmHg", 1, sheet["respiratory_rate"] > 20 || sheet.Find("paco2") < 32)
            .Points("White cells above 12, below 4 x 10⁹/L, or bands above 10 %", 1, sheet["white_cells"] is > 12 or < 4 || sheet.Find("bands") > 10);
        return sheet.Score(sheet.Total >= 2 ? "2 or more: the criteria of SIRS are met." : "Fewer than 2: the criteria of SIRS are not met.");
    }
}
