using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Simplified Pulmonary Embolism Severity Index (Jiménez et al., 2010).</summary>
internal sealed class SimplifiedPesiScore : Calculator
{
    public override string Id => "spesi";

    public override string Name => "Simplified PESI (sPESI)";

    public override IReadOnlyList<string> Aliases => ["spesi", "simplified pesi", "s-pesi"];

    public override string Population => "Adults with confirmed acute pulmonary embolism.";

    public override Source Source { get; } = new("2019 ESC Guidelines on acute pulmonary embolism: original and simplified PESI, table", "European Respiratory Journal", 2019, "https://erj.ersjournals.com/highwire/markup/156520/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(),
        Yes("cancer", "Cancer", "cancer", "malignancy"),
        Yes("heart_or_lung_disease", "Chronic heart failure or pulmonary disease", "copd", "heart failure", "chronic lung disease", "chf"),
        HeartRate, Systolic, Saturation,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age above 80 years", 1, sheet["age"] >= 81).Points("Cancer", 1, "cancer").Points("Chronic heart failure or pulmonary disease", 1, "heart_or_lung_disease")
            .Points("Heart rate 110/min or more", 1, sheet["heart_rate"] >= 110)
            .Points("Systolic pressure below 100 mmHg", 1, sheet["systolic"] < 100)
            .Points("Oxygen saturation below 90 %", 1, sheet["saturation"] < 90);
        return sheet.Score(sheet.Total == 0 ? "0: low risk, 1.0 % die within 30 days." : "1 or more: 10.9 % die within 30 days.");
    }
}
