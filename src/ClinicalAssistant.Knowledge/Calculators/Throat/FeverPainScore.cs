using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>FeverPAIN score of sore throat, 0 to 5 points.</summary>
internal sealed class FeverPainScore : Calculator
{
    public override string Id => "feverpain";

    public override string Name => "FeverPAIN score";

    public override IReadOnlyList<string> Aliases => ["feverpain", "fever pain score", "feverpain score"];

    public override string Population => "Acute sore throat from 3 years of age.";

    public override Source Source { get; } = new("Sore throat (acute): antimicrobial prescribing, NG84, terms used in the guideline", "National Institute for Health and Care Excellence", 2018, "https://nice.org.uk/guidance/ng84/chapter/terms-used-in-the-guideline");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("fever", "Fever in the past 24 hours", "fever", "febrile") with { Findings = ["HP:0001945"] },
        Yes("purulence", "Pus on the tonsils", "purulent tonsils", "pus on tonsils", "pus on the tonsils", "tonsillar exudate", "exudate"),
        Yes("attended_rapidly", "Attended within 3 days of onset", "within 3 days", "attended rapidly", "onset within 3 days"),
        Yes("inflamed_tonsils", "Severely inflamed tonsils", "severely inflamed", "inflamed tonsils", "severe inflammation of the tonsils"),
        Yes("no_cough_or_coryza", "No cough or coryza", "absence of cough or coryza"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Fever", 1, "fever")
            .Points("Purulence", 1, "purulence")
            .Points("Attended within 3 days", 1, "attended_rapidly")
            .Points("Severely inflamed tonsils", 1, "inflamed_tonsils")
            .Points("No cough or coryza", 1, "no_cough_or_coryza");
        return sheet.Score(sheet.Total switch
        {
            <= 1 => "0 to 1: streptococci in 13 to 18 %; no antibiotic.",
            <= 3 => "2 to 3: streptococci in 34 to 40 %; no antibiotic or a back-up prescription.",
            _ => "4 to 5: streptococci in 62 to 65 %; an immediate antibiotic or a back-up prescription.",
        });
    }
}
