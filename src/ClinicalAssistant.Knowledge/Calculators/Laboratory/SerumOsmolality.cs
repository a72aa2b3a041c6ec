using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Calculated serum osmolality.</summary>
internal sealed class SerumOsmolality : Calculator
{
    public override string Id => "serum-osmolality";

    public override string Name => "Serum osmolality, calculated";

    public override IReadOnlyList<string> Aliases => ["serum-osmolality", "serum osmolality", "calculated osmolality", "serum osm"];

    public override string Population => "All; without alcohol, mannitol and other foreign osmoles, which show as an osmolal gap (osmolal-gap).";

    public override int Digits => 2;

    public override Source Source { get; } = new("Increasing diagnostic utility of the osmol gap (table)", "Cleveland Clinic Journal of Medicine", null, "https://www.ccjm.org/highwire/markup/1782/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Sodium, Glucose, Bun];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = Osmoles.Calculated(sheet);
        sheet.Step($"2 x {sheet["sodium"]} + {sheet["glucose"]} / 18 + {sheet["bun"]} / 2.8 = {value}");
        return sheet.Result(value, "mosm/kg", value < 275 ? "Below 275 to 295 mOsm/kg." : value > 295 ? "Above 275 to 295 mOsm/kg." : "Within 275 to 295 mOsm/kg.");
    }
}
