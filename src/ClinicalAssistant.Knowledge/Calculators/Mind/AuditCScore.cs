using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>AUDIT-C: hazardous drinking, 0 to 12 points.</summary>
internal sealed class AuditCScore : Calculator
{
    public override string Id => "audit-c";

    public override string Name => "AUDIT-C";

    public override IReadOnlyList<string> Aliases => ["audit-c", "auditc", "audit c"];

    public override string Population => "Adults. All points from the first question alone call for a look at what is drunk over some months.";

    public override string Terms => "World Health Organization; free to use.";

    public override Source Source { get; } = new("AUDIT-C, scoring", "eMentalHealth.ca Primary Care", null, "https://primarycare.ementalhealth.ca/index.php?ID=58&hideFormatting=1&m=printSurveyScoring");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        OneOf("frequency", "How often a drink", "never", "monthly or less", "2 to 4 times a month", "2 to 3 times a week", "4 or more times a week"),
        OneOf("amount", "Drinks on a drinking day", "1 or 2", "3 or 4", "5 or 6", "7 to 9", "10 or more"),
        OneOf("six_or_more", "Six or more drinks on one occasion", "never", "less than monthly", "monthly", "weekly", "daily or almost daily"),
        SexInput,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var name in (string[])["frequency", "amount", "six_or_more"])
            sheet.Points($"{Find(name)!.Label}: {sheet.Choice(name)}", sheet.Place(name));
        return sheet.Score(sheet.Total >= (sheet.Female ? 3 : 4) ? "Positive (men 4 or more, women 3 or more): hazardous drinking or a disorder is likely." : "Negative (men below 4, women below 3).");
    }
}
