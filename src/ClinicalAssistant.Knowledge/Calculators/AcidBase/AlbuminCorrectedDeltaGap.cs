using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Albumin-corrected anion gap less its normal value of 12.</summary>
internal sealed class AlbuminCorrectedDeltaGap : Calculator
{
    public override string Id => "delta-gap-albumin";

    public override string Name => "Albumin-corrected delta gap";

    public override IReadOnlyList<string> Aliases => ["delta-gap-albumin", "albumin-corrected delta gap", "albumin corrected delta gap"];

    public override string Population => "High anion gap metabolic acidosis with an albumin that is not normal.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Anion gap in metabolic acidosis: albumin correction and the delta-delta", "Doctaverse", null, "https://doctaverse.pages.dev/blog/calculator/anion-gap-metabolic-acidosis");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [.. AnionGaps.Inputs, Albumin];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Delta(sheet, corrected: true);
        return sheet.Result(value, "mmol/L", AnionGaps.DeltaBand(value - (24 - sheet["bicarbonate"])));
    }
}
