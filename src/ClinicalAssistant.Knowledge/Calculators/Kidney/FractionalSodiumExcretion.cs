using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Fractional excretion of sodium (FENa).</summary>
internal sealed class FractionalSodiumExcretion : Calculator
{
    public override string Id => "fena";

    public override string Name => "Fractional excretion of sodium (FENa)";

    public override IReadOnlyList<string> Aliases => ["fena", "fe na", "fractional excretion of sodium"];

    public override string Population => "Acute kidney injury with oliguria. Not after diuretics (use the fractional excretion of urea); a low value also occurs in glomerulonephritis, contrast and pigment injury, hepatorenal syndrome and heart failure.";

    public override int Digits => 4;

    public override Source Source { get; } = new("FENa calculator (from Internal Medicine, ed. Stein, 1994)", "Weill Cornell Medicine, paediatric critical care", 2000, "http://www-users.med.cornell.edu/~spon/picu/calc/fenacalc.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Sodium, Creatinine,
        new("urine_sodium", "Urine sodium", InputKind.Quantity) { Unit = "mmol/L", Minimum = 1, Maximum = 600, Units = ["meq/L"], Substance = "sodium", Analyte = "urine-sodium" },
        new("urine_creatinine", "Urine creatinine", InputKind.Quantity) { Unit = "mg/dL", Minimum = 1, Maximum = 1000, Units = ["mmol/L"], Substance = "creatinine" },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["creatinine"] * sheet["urine_sodium"] / (sheet["sodium"] * sheet["urine_creatinine"]) * 100;
        sheet.Step($"urine Na {sheet["urine_sodium"]} x serum creatinine {sheet["creatinine"]} / (serum Na {sheet["sodium"]} x urine creatinine {sheet["urine_creatinine"]}) x 100 = {value}");
        return sheet.Result(value, "%", value < 1 ? "Below 1 %: fits a prerenal cause." : value <= 3 ? "1 to 3 %: does not separate the causes." : "Above 3 %: fits acute tubular necrosis or severe obstruction.");
    }
}
