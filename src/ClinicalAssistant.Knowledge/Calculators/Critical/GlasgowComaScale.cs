using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Glasgow Coma Scale, 3 to 15 points.</summary>
internal sealed class GlasgowComaScale : Calculator
{
    public override string Id => "gcs";

    public override string Name => "Glasgow Coma Scale";

    public override IReadOnlyList<string> Aliases => ["gcs", "glasgow coma scale", "glasgow coma score", "glasgow coma"];

    public override string Population => "Adults and children who speak; note what cannot be tested (tube, swelling, paralysis).";

    public override Source Source { get; } = new("Glasgow Coma Score, table 1", "Egyptian Journal of Neurosurgery", 2020, "https://ejns.springeropen.com/articles/10.1186/s41984-020-00096-5/tables/1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        OneOf("eye", "Best eye response", "none", "to pain", "to speech", "spontaneous") with { QuestionWords = ["e", "eye", "eyes"] },
        OneOf("verbal", "Best verbal response", "none", "incomprehensible sounds", "inappropriate words", "confused", "oriented") with { QuestionWords = ["v", "verbal"] },
        OneOf("motor", "Best motor response", "none", "extension to pain", "flexion to pain", "withdrawal from pain", "localises pain", "obeys commands") with { QuestionWords = ["m", "motor"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Eyes " + sheet.Choice("eye"), sheet.Place("eye") + 1)
            .Points("Verbal " + sheet.Choice("verbal"), sheet.Place("verbal") + 1)
            .Points("Motor " + sheet.Choice("motor"), sheet.Place("motor") + 1);
        return sheet.Score(sheet.Total switch { >= 13 => "13 to 15: mild brain injury, if there is one.", >= 9 => "9 to 12: moderate brain injury.", _ => "3 to 8: severe; the airway is at risk." });
    }
}
