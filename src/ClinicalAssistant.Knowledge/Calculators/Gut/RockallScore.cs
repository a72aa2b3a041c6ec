using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Rockall score after upper gastrointestinal bleeding (1996): before endoscopy 0 to 7, complete 0 to 11 points.</summary>
internal sealed class RockallScore : Calculator
{
    public override string Id => "rockall";

    public override string Name => "Rockall score";

    public override IReadOnlyList<string> Aliases => ["rockall", "rockall score", "pre-endoscopy rockall"];

    public override string Population => "Adults with acute upper gastrointestinal bleeding, not of varices.";

    public override Source Source { get; } = new("Risk assessment after acute upper gastrointestinal haemorrhage, table (Rockall et al.)", "Gut", 1996, "https://gut.bmj.com/highwire/markup/167098/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), HeartRate, Systolic,
        OneOf("comorbidity", "Comorbidity", "none major", "heart failure, ischaemic heart disease or another major one", "renal failure, liver failure or disseminated malignancy"),
        OneOf("diagnosis", "Diagnosis at endoscopy", "Mallory-Weiss tear or no lesion", "any other", "malignancy of the upper gut") with { Absent = "the score before endoscopy was computed." },
        Yes("stigmata", "Blood in the gut, adherent clot, or visible or spurting vessel", "adherent clot", "visible vessel", "spurting vessel") with { Absent = "" },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => sheet.Has("diagnosis") != sheet.Has("stigmata")
        ? [new InputProblem(sheet.Has("diagnosis") ? "stigmata" : "diagnosis", "The complete score needs both diagnosis and stigmata; the score before endoscopy neither.")]
        : [];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age", sheet["age"] switch { >= 80 => 2, >= 60 => 1, _ => 0 })
            .Points("Shock", sheet["systolic"] < 100 ? 2 : sheet["heart_rate"] >= 100 ? 1 : 0)
            .Points("Comorbidity " + sheet.Choice("comorbidity"), sheet.Place("comorbidity") switch { 0 => 0, 1 => 2, _ => 3 });
        if (!sheet.Has("diagnosis"))
        {
            var deaths = sheet.Total switch { 0 => "0.2", 1 => "2.4", 2 => "5.6", 3 => "11", 4 => "24.6", 5 => "39.6", 6 => "48.9", _ => "50" };
            return sheet.Score($"Before endoscopy: {deaths} % die.");
        }

        sheet.Points("Diagnosis " + sheet.Choice("diagnosis"), sheet.Place("diagnosis"))
            .Points("Stigmata of recent bleeding", 2, "stigmata");
        return sheet.Score(sheet.Total <= 2 ? "2 or less: low risk of rebleeding and death." : "Above 2: rebleeding and death become likelier with each point.");
    }
}
