using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>ABCD2 score after a transient ischaemic attack (Johnston et al., 2007), 0 to 7 points.</summary>
internal sealed class Abcd2Score : Calculator
{
    public override string Id => "abcd2";

    public override string Name => "ABCD2 score";

    public override IReadOnlyList<string> Aliases => ["abcd2", "abcd2 score", "abcd²"];

    public override string Population => "Adults after a transient ischaemic attack. It must not delay assessment by a specialist.";

    public override Source Source { get; } = new("ABCD2 algorithm for the risk of stroke following TIA", "Primary Care Notebook", null, "https://primarycarenotebook.com/pages/trauma-medicine/abcd2-algorithm-for-risk-of-stroke-following-tia");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), Systolic, Diastolic,
        OneOf("features", "Clinical features", "other", "speech disturbance without weakness", "unilateral weakness"),
        new("duration", "Duration of symptoms", InputKind.Quantity) { Unit = "min", Minimum = 0, Maximum = 1440, Units = ["h"], QuestionWords = ["duration", "lasted", "lasting"] },
        Diabetes,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age 60 years or more", 1, sheet["age"] >= 60)
            .Points("Blood pressure 140/90 mmHg or more", 1, sheet["systolic"] >= 140 || sheet["diastolic"] >= 90)
            .Points(sheet.Choice("features"), sheet.Place("features"))
            .Points("Duration", sheet["duration"] switch { >= 60 => 2, >= 10 => 1, _ => 0 })
            .Points("Diabetes", 1, "diabetes");
        return sheet.Score(sheet.Total switch { <= 3 => "0 to 3: about 1 % have a stroke within 2 days.", <= 5 => "4 or 5: about 4 % have a stroke within 2 days.", _ => "6 or 7: about 8 % have a stroke within 2 days." });
    }
}
