using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Centor score with McIsaac's points for age, -1 to 5.</summary>
internal sealed class CentorScore : Calculator
{
    public override string Id => "centor";

    public override string Name => "Centor score (McIsaac)";

    public override IReadOnlyList<string> Aliases => ["centor", "centor score", "mcisaac", "modified centor", "centor criteria"];

    public override string Population => "Sore throat of up to 3 days from 3 years of age.";

    public override Source Source { get; } = new("Modified Centor score (McIsaac et al., CMAJ 1998;158:75-83, PMID 9475915), items and risks", "mdtools.org", null, "https://mdtools.org/centor");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(3),
        Temperature,
        Yes("cough_absent", "No cough", "cough absent", "absence of cough"),
        Yes("nodes", "Tender or swollen anterior cervical nodes", "tender anterior cervical", "cervical lymphadenopathy", "tender cervical nodes", "tender nodes", "anterior cervical nodes"),
        Yes("exudate", "Exudate or swelling of the tonsils", "tonsillar exudate", "tonsillar exudates", "exudate", "exudates", "tonsillar swelling"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age", sheet["age"] switch { < 3 => 0, < 15 => 1, < 45 => 0, _ => -1 })
            .Points("Temperature above 38 °C", 1, sheet["temperature"] > 38)
            .Points("No cough", 1, "cough_absent")
            .Points("Anterior cervical nodes", 1, "nodes")
            .Points("Tonsillar exudate or swelling", 1, "exudate");
        return sheet.Score(sheet.Total switch
        {
            <= 0 => "0 or less: streptococci in 1 to 2.5 %; neither test nor antibiotic.",
            1 => "1: streptococci in 5 to 10 %; neither test nor antibiotic.",
            2 => "2: streptococci in 11 to 17 %; a rapid test is optional.",
            3 => "3: streptococci in 28 to 35 %; rapid test.",
            _ => "4 or more: streptococci in 51 to 53 %; rapid test, or treatment.",
        });
    }
}
