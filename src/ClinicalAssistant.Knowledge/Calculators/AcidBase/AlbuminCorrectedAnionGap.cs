using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Anion gap corrected for albumin.</summary>
internal sealed class AlbuminCorrectedAnionGap : Calculator
{
    public override string Id => "anion-gap-albumin";

    public override string Name => "Albumin-corrected anion gap";

    public override IReadOnlyList<string> Aliases => ["anion-gap-albumin", "albumin-corrected anion gap", "albumin corrected anion gap", "corrected anion gap"];

    public override string Population => "All in whom albumin is not normal.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Anion gap in metabolic acidosis: albumin correction and the delta-delta", "Doctaverse", null, "https://doctaverse.pages.dev/blog/calculator/anion-gap-metabolic-acidosis");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [.. AnionGaps.Inputs, Albumin];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = AnionGaps.Gap(sheet, corrected: true);
        return sheet.Result(value, "mmol/L", AnionGaps.GapBand(value));
    }
}
