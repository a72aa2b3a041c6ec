using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Rise of the albumin-corrected anion gap over the fall of bicarbonate.</summary>
internal sealed class AlbuminCorrectedDeltaRatio : Calculator
{
    public override string Id => "delta-ratio-albumin";

    public override string Name => "Albumin-corrected delta ratio";

    public override IReadOnlyList<string> Aliases => ["delta-ratio-albumin", "albumin-corrected delta ratio", "albumin corrected delta ratio"];

    public override string Population => "Metabolic acidosis with an albumin that is not normal.";

    public override int Digits => 4;

    public override Source Source { get; } = new("Anion gap in metabolic acidosis: albumin correction and the delta-delta", "Doctaverse", null, "https://doctaverse.pages.dev/blog/calculator/anion-gap-metabolic-acidosis");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [.. AnionGaps.Inputs, Albumin];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => AnionGaps.NeedsAFall(sheet);

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Ratio(sheet, corrected: true);
        return sheet.Result(value, "1", AnionGaps.RatioBand(value));
    }
}
