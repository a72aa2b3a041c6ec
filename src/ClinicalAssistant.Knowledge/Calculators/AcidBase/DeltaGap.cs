using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Anion gap less its normal value of 12.</summary>
internal sealed class DeltaGap : Calculator
{
    public override string Id => "delta-gap";

    public override string Name => "Delta gap";

    public override IReadOnlyList<string> Aliases => ["delta-gap", "delta gap"];

    public override string Population => "High anion gap metabolic acidosis.";

    public override int Digits => 2;

    public override Source Source => AnionGaps.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => AnionGaps.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Delta(sheet, corrected: false);
        return sheet.Result(value, "mmol/L", AnionGaps.DeltaBand(value - (24 - sheet["bicarbonate"])));
    }
}
