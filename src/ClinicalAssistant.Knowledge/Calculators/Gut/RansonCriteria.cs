using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Ranson criteria of acute pancreatitis (1974, not gallstones).</summary>
internal sealed class RansonCriteria : Calculator
{
    private const string NotYet = "not counted; the score is complete only with the values at 48 hours.";

    public override string Id => "ranson";

    public override string Name => "Ranson criteria";

    public override IReadOnlyList<string> Aliases => ["ranson", "ranson criteria", "ranson's criteria", "ranson score"];

    public override string Population => "Adults with acute pancreatitis not caused by gallstones. Complete only after 48 hours.";

    public override Source Source { get; } = new("Ranson criteria", "Wikipedia, after Ranson et al. 1974", null, "https://en.wikipedia.org/wiki/Ranson_criteria");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), WhiteCells, Glucose, Ast,
        new("ldh", "Lactate dehydrogenase", InputKind.Quantity) { Unit = "U/L", Minimum = 10, Maximum = 100000, Analyte = "ldh" },
        Late("haematocrit_fall", "Fall of haematocrit in 48 hours, in percentage points", "%", 0, 60),
        Late("bun_rise", "Rise of blood urea nitrogen in 48 hours", "mg/dL", -100, 300) with { Substance = "urea-nitrogen", Units = ["mmol/L"] },
        Calcium with { Absent = NotYet },
        Pao2 with { Absent = NotYet },
        Late("base_deficit", "Base deficit", "meq/L", -40, 40),
        Late("sequestration", "Fluid sequestered in 48 hours", "L", 0, 40),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age above 55 years", 1, sheet["age"] > 55)
            .Points("White cells above 16 x 10^9/L", 1, sheet["white_cells"] > 16)
            .Points("Glucose above 200 mg/dL", 1, sheet["glucose"] > 200)
            .Points("LDH above 350 U/L", 1, sheet["ldh"] > 350)
            .Points("AST above 250 U/L", 1, sheet["ast"] > 250)
            .Points("Haematocrit fell by 10 points or more", 1, sheet.Find("haematocrit_fall") >= 10)
            .Points("Urea nitrogen rose by 5 mg/dL or more", 1, sheet.Find("bun_rise") >= 5)
            .Points("Calcium below 8 mg/dL", 1, sheet.Find("calcium") < 8)
            .Points("PaO2 below 60 mmHg", 1, sheet.Find("pao2") < 60)
            .Points("Base deficit above 4 mEq/L", 1, sheet.Find("base_deficit") > 4)
            .Points("Sequestration above 6 L", 1, sheet.Find("sequestration") > 6);
        return sheet.Score(sheet.Total >= 3 ? "3 or more: severe pancreatitis is likely." : "Below 3: severe pancreatitis is unlikely, once complete.");
    }

    private static CalculatorInput Late(string name, string label, string unit, decimal minimum, decimal maximum) => new(name, label, InputKind.Quantity) { Unit = unit, Minimum = minimum, Maximum = maximum, Absent = NotYet };
}
