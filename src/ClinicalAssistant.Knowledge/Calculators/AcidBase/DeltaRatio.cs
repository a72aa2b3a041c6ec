using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Rise of the anion gap over the fall of bicarbonate.</summary>
internal sealed class DeltaRatio : Calculator
{
    public override string Id => "delta-ratio";

    public override string Name => "Delta ratio";

    public override IReadOnlyList<string> Aliases => ["delta-ratio", "delta ratio", "delta-delta", "delta delta"];

    public override string Population => "Metabolic acidosis.";

    public override int Digits => 4;

    public override Source Source => AnionGaps.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => AnionGaps.Inputs;

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => AnionGaps.NeedsAFall(sheet);

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Ratio(sheet, corrected: false);
        return sheet.Result(value, "1", AnionGaps.RatioBand(value));
    }
}
