using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Sequential Organ Failure Assessment, 0 to 24 points (table of Sepsis-3, JAMA 2016, after Vincent et al. 1996).</summary>
internal sealed class SofaScore : Calculator
{
    public override string Id => "sofa";

    public override string Name => "SOFA score";

    public override IReadOnlyList<string> Aliases => ["sofa", "sofa score", "sequential organ failure assessment"];

    public override string Population => "Adults in intensive care or with suspected sepsis, the worst values of 24 hours. A rise by 2 with an infection is sepsis (Sepsis-3).";

    public override Source Source { get; } = new("The Third International Consensus Definitions for Sepsis and Septic Shock, table 1", "JAMA (author manuscript)", 2016, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4968574/table/T1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Pao2, Fio2,
        Yes("respiratory_support", "Mechanical ventilation or CPAP", "ventilated", "mechanical ventilation", "intubated", "cpap", "bipap", "niv"),
        Platelets, Gcs, Bilirubin, Systolic, Diastolic,
        Yes("hypotension", "Mean arterial pressure below 70 mmHg at any time of the day") with { Absent = "judged by the pressures given." },
        Pressor("dopamine", "Dopamine", 50), Pressor("dobutamine", "Dobutamine", 60), Pressor("noradrenaline", "Noradrenaline", 10), Pressor("adrenaline", "Adrenaline", 10),
        Creatinine,
        new("urine_output", "Urine output", InputKind.Quantity) { Unit = "mL/d", Minimum = 0, Maximum = 30000, Units = ["L/d", "mL/h"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var ratio = sheet["pao2"] * 100 / sheet["fio2"];
        var pressure = (sheet["systolic"] + (2 * sheet["diastolic"])) / 3;
        var support = sheet.Yes("respiratory_support");
        sheet.Points("PaO2/FiO2 " + Worksheet.Shown(ratio) + (support ? " with support" : ""), ratio switch { < 100 when support => 4, < 200 when support => 3, < 300 => 2, < 400 => 1, _ => 0 })
            .Points("Platelets", sheet["platelets"] switch { < 20 => 4, < 50 => 3, < 100 => 2, < 150 => 1, _ => 0 })
            .Points("Bilirubin", sheet["bilirubin"] switch { >= 12 => 4, >= 6 => 3, >= 2 => 2, >= 1.2m => 1, _ => 0 })
            .Points("Circulation, mean pressure " + Worksheet.Shown(pressure), Circulation(sheet, pressure))
            .Points("Glasgow Coma Scale", sheet["gcs"] switch { < 6 => 4, < 10 => 3, < 13 => 2, < 15 => 1, _ => 0 })
            .Points("Kidney", Math.Max(
                sheet["creatinine"] switch { >= 5 => 4, >= 3.5m => 3, >= 2 => 2, >= 1.2m => 1, _ => 0 },
                sheet["urine_output"] switch { < 200 => 4, < 500 => 3, _ => 0 }));
        return sheet.Score("A rise by 2 or more over the patient's baseline with an infection is sepsis.");
    }

    private static int Circulation(Worksheet sheet, decimal pressure)
    {
        var (dopamine, noradrenaline, adrenaline) = (sheet.Find("dopamine") ?? 0, sheet.Find("noradrenaline") ?? 0, sheet.Find("adrenaline") ?? 0);
        return dopamine > 15 || noradrenaline > 0.1m || adrenaline > 0.1m ? 4
            : dopamine > 5 || noradrenaline > 0 || adrenaline > 0 ? 3
            : dopamine > 0 || sheet.Find("dobutamine") > 0 ? 2
            : pressure < 70 || sheet.Yes("hypotension") ? 1 : 0;
    }

    private static CalculatorInput Pressor(string name, string label, decimal maximum) => new(name, label + " for at least an hour", InputKind.Quantity) { Unit = "ug/kg/min", Minimum = 0, Maximum = maximum, Absent = "counted as not running." };
}
