using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>CHA2DS2-VA: stroke risk in atrial fibrillation without the point for sex, 0 to 8 points (ESC 2024).</summary>
internal sealed class Cha2ds2VaScore : Calculator
{
    public override string Id => "cha2ds2-va";

    public override string Name => "CHA2DS2-VA score";

    public override IReadOnlyList<string> Aliases => ["cha2ds2-va", "cha2ds2va", "cha2ds2 va", "cha₂ds₂-va"];

    public override string Population => "Adults with atrial fibrillation, except with significant mitral stenosis or a mechanical valve.";

    public override Source Source { get; } = new("Embolism prophylaxis in atrial fibrillation, with the 2024 ESC guideline's reasons for CHA2DS2-VA", "NHS Highland, Right Decisions", null, "https://www.rightdecisions.scot.nhs.uk/tam-treatments-and-medicines-nhs-highland/adult-therapeutic-guidelines/cardiovascular/arrhythmia-guidelines/embolism-prophylaxis-for-patients-with-non-valvular-persistent-or-permanent-atrial-fibrillation-guidelines/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(), .. StrokeRisk.Inputs];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        StrokeRisk.Add(sheet);
        return sheet.Score(sheet.Total switch
        {
            0 => "0: low risk of thromboembolism.",
            1 => "1: anticoagulation should be considered (ESC 2024).",
            _ => "2 or more: anticoagulation is recommended (ESC 2024).",
        });
    }
}
