using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>TIMI score for unstable angina and infarction without ST elevation (Antman et al., 2000).</summary>
internal sealed class TimiNstemiScore : Calculator
{
    public override string Id => "timi-nstemi";

    public override string Name => "TIMI score for unstable angina and NSTEMI";

    public override IReadOnlyList<string> Aliases => ["timi-nstemi", "timi nstemi", "timi score", "timi risk score", "timi ua/nstemi", "timi for nstemi", "timi"];

    public override string Population => "Adults with unstable angina or infarction without ST elevation.";

    public override Source Source { get; } = new("TIMI risk score for unstable angina and NSTEMI", "GlobalRPh", null, "https://globalrph.com/medcalcs/timi-risk-score-for-unstable-angina-nstemi/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(),
        Yes("risk_factors", "Three or more coronary risk factors", "three risk factors", "3 risk factors", "three or more risk factors", "3 or more risk factors"),
        Yes("known_stenosis", "Known coronary stenosis of 50 % or more", "known cad", "coronary stenosis", "known coronary disease", "known coronary artery disease"),
        Yes("aspirin", "Aspirin in the last 7 days", "aspirin") with { RecordWords = [] },
        Yes("severe_angina", "Two or more attacks of angina in 24 hours", "severe angina", "two episodes of angina", "2 episodes of angina"),
        Yes("st_deviation", "ST deviation of 0.5 mm or more", "st deviation", "st depression"),
        Yes("raised_markers", "Raised cardiac markers", "troponin positive", "positive troponin", "raised troponin", "elevated troponin", "raised markers"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age 65 years or more", 1, sheet["age"] >= 65)
            .Points("Three or more risk factors", 1, "risk_factors")
            .Points("Known coronary stenosis", 1, "known_stenosis")
            .Points("Aspirin in the last 7 days", 1, "aspirin")
            .Points("Severe angina", 1, "severe_angina")
            .Points("ST deviation", 1, "st_deviation")
            .Points("Raised cardiac markers", 1, "raised_markers");
        var events = sheet.Total switch { <= 1 => "4.7", 2 => "8.3", 3 => "13.2", 4 => "19.9", 5 => "26.2", _ => "40.9" };
        return sheet.Score($"Death, infarction or urgent revascularisation within 14 days: {events} %.");
    }
}
