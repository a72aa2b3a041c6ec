using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Pulmonary Embolism Severity Index (Aujesky et al., 2005).</summary>
internal sealed class PesiScore : Calculator
{
    public override string Id => "pesi";

    public override string Name => "Pulmonary Embolism Severity Index (PESI)";

    public override IReadOnlyList<string> Aliases => ["pesi", "pulmonary embolism severity index", "pesi score"];

    public override string Population => "Adults with confirmed acute pulmonary embolism.";

    public override Source Source { get; } = new("2019 ESC Guidelines on acute pulmonary embolism: original and simplified PESI, table", "European Respiratory Journal", 2019, "https://erj.ersjournals.com/highwire/markup/156520/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput,
        Yes("cancer", "Cancer", "cancer", "malignancy"),
        Yes("heart_failure", "Chronic heart failure", "heart failure", "chf"),
        Yes("lung_disease", "Chronic pulmonary disease", "copd", "chronic lung disease", "chronic pulmonary disease"),
        HeartRate, Systolic, RespiratoryRate, Temperature,
        Yes("altered_mental_status", "Altered mental status", "altered mental status", "confused", "confusion", "drowsy"),
        Saturation,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age in years", decimal.Truncate(sheet["age"])).Points("Male sex", 10, !sheet.Female).Points("Cancer", 30, "cancer")
            .Points("Chronic heart failure", 10, "heart_failure").Points("Chronic pulmonary disease", 10, "lung_disease")
            .Points("Heart rate 110/min or more", 20, sheet["heart_rate"] >= 110)
            .Points("Systolic pressure below 100 mmHg", 30, sheet["systolic"] < 100)
            .Points("Respiratory rate 30/min or more", 20, sheet["respiratory_rate"] >= 30)
            .Points("Temperature below 36 °C", 20, sheet["temperature"] < 36)
            .Points("Altered mental status", 60, "altered_mental_status")
            .Points("Oxygen saturation below 90 %", 20, sheet["saturation"] < 90);
        return sheet.Score(sheet.Total switch { <= 65 => "Class I: very low risk.", <= 85 => "Class II: low risk.", <= 105 => "Class III: moderate risk.", <= 125 => "Class IV: high risk.", _ => "Class V: very high risk." });
    }
}
