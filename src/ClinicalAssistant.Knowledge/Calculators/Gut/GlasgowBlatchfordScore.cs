using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Glasgow-Blatchford score of upper gastrointestinal bleeding, 0 to 23 points.</summary>
internal sealed class GlasgowBlatchfordScore : Calculator
{
    public override string Id => "glasgow-blatchford";

    public override string Name => "Glasgow-Blatchford score";

    public override IReadOnlyList<string> Aliases => ["glasgow-blatchford", "glasgow blatchford", "blatchford", "gbs", "blatchford score"];

    public override string Population => "Adults with upper gastrointestinal bleeding, before endoscopy.";

    public override Source Source { get; } = new("Glasgow-Blatchford bleeding score: limits in mg/dL and mmol/L", "Family Practice Notebook (mirrored at Medinotable)", 2014, "https://medinotable.blogspot.com/2014/07/glasgow-blatchford-bleeding-score.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Bun, Haemoglobin, SexInput, Systolic, HeartRate,
        Yes("melaena", "Melaena", "melaena", "melena", "black stools", "black stool"),
        Yes("syncope", "Syncope", "syncope", "collapse", "fainted", "passed out"),
        Yes("hepatic_disease", "Hepatic disease", "liver disease", "cirrhosis", "hepatic disease"),
        HeartFailure,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var haemoglobin = sheet["haemoglobin"];
        sheet.Points("Blood urea nitrogen", sheet["bun"] switch { < 18.2m => 0, < 22.4m => 2, < 28 => 3, < 70 => 4, _ => 6 })
            .Points("Haemoglobin", haemoglobin < 10 ? 6 : sheet.Female ? (haemoglobin < 12 ? 1 : 0) : haemoglobin < 12 ? 3 : haemoglobin < 13 ? 1 : 0)
            .Points("Systolic blood pressure", sheet["systolic"] switch { < 90 => 3, < 100 => 2, < 110 => 1, _ => 0 })
            .Points("Heart rate 100/min or more", 1, sheet["heart_rate"] >= 100)
            .Points("Melaena", 1, "melaena")
            .Points("Syncope", 2, "syncope")
            .Points("Hepatic disease", 2, "hepatic_disease")
            .Points("Heart failure", 2, "heart_failure");
        return sheet.Score(sheet.Total <= 1 ? "0 to 1: very low risk, outpatient management can be considered." : sheet.Total < 6 ? "2 to 5: admission and endoscopy." : "6 or more: more than half need an intervention.");
    }
}
