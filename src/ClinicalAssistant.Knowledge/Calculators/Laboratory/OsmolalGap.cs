using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Measured less calculated osmolality.</summary>
internal sealed class OsmolalGap : Calculator
{
    public override string Id => "osmolal-gap";

    public override string Name => "Osmolal gap";

    public override IReadOnlyList<string> Aliases => ["osmolal-gap", "osmolal gap", "osmolar gap", "osmol gap", "osm gap"];

    public override string Population => "Suspected poisoning with methanol, ethylene glycol or another alcohol. A normal gap excludes none of them: early it may not have risen, late it has fallen while the anion gap has risen.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Osmolal gap: equations (with ethanol / 3.7)", "tools.gera.services, serum osmolality", null, "https://tools.gera.services/serum-osmolality-calculator");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("measured_osmolality", "Measured osmolality", InputKind.Quantity) { Unit = "mosm/kg", Minimum = 150, Maximum = 600, Analyte = "serum-osmolality" },
        Sodium, Glucose, Bun,
        new("ethanol", "Serum ethanol", InputKind.Quantity) { Unit = "mg/dL", Minimum = 0, Maximum = 1000, Units = ["mmol/L"], Substance = "ethanol", Absent = "no ethanol term was added; ethanol alone can explain a gap." },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var ethanol = (sheet.Find("ethanol") ?? 0) / 3.7m;
        var calculated = Osmoles.Calculated(sheet) + ethanol;
        var value = sheet["measured_osmolality"] - calculated;
        sheet.Step($"2 x {sheet["sodium"]} + {sheet["glucose"]} / 18 + {sheet["bun"]} / 2.8 + ethanol {ethanol} = {calculated}")
            .Step($"{sheet["measured_osmolality"]} - {calculated} = {value}");
        return sheet.Result(value, "mosm/kg", value > 10 ? "Above 10 mOsm/kg: osmoles that were not measured are likely." : "10 mOsm/kg or less: usual, but excludes no toxic alcohol.");
    }
}
