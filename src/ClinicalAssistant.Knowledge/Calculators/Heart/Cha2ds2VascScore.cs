using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>CHA2DS2-VASc: stroke risk in atrial fibrillation, 0 to 9 points (Lip et al., Chest 2010).</summary>
internal sealed class Cha2ds2VascScore : Calculator
{
    // Ischaemic stroke per year, Swedish Atrial Fibrillation Cohort, score 0 to 9 (Friberg et al., Eur Heart J 2012).
    private static readonly decimal[] StrokePerYear = [0.2m, 0.6m, 2.2m, 3.2m, 4.8m, 7.2m, 9.7m, 11.2m, 10.8m, 12.2m];

    public override string Id => "cha2ds2-vasc";

    public override string Name => "CHA2DS2-VASc score";

    public override IReadOnlyList<string> Aliases => ["cha2ds2-vasc", "cha2ds2vasc", "cha2ds2 vasc", "cha₂ds₂-vasc", "chads-vasc", "chadsvasc", "chads2-vasc", "chads vasc"];

    public override string Population => "Adults with non-valvular atrial fibrillation. Not for rheumatic mitral stenosis or mechanical valves.";

    public override string Outdated => "The 2024 guideline of the European Society of Cardiology uses CHA2DS2-VA (cha2ds2-va), the same score without the point for female sex.";

    public override Source Source { get; } = new("CHA2DS2-VASc score (Lip et al., Chest 2010; yearly rates of Friberg et al., Eur Heart J 2012)", "MDICU calculators", null, "https://mdicu.com/calc/calc-1080.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(), SexInput, .. StrokeRisk.Inputs];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        StrokeRisk.Add(sheet).Points("Female sex", 1, sheet.Female);
        return sheet.Score(FormattableString.Invariant($"About {StrokePerYear[(int)sheet.Total]} % ischaemic strokes a year without anticoagulation in the Swedish cohort."));
    }
}
