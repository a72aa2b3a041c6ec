using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Serum anion gap without potassium.</summary>
internal sealed class AnionGap : Calculator
{
    public override string Id => "anion-gap";

    public override string Name => "Anion gap";

    public override IReadOnlyList<string> Aliases => ["anion-gap", "anion gap"];

    public override string Population => "All, without potassium. Low albumin hides a high gap: see anion-gap-albumin.";

    public override int Digits => 2;

    public override Source Source => AnionGaps.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => AnionGaps.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Gap(sheet, corrected: false);
        return sheet.Result(value, "mmol/L", AnionGaps.GapBand(value));
    }
}
