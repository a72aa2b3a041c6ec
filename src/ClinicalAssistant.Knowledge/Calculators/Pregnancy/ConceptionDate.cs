using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Likely date of conception: 14 days after the last period.</summary>
internal sealed class ConceptionDate : Calculator
{
    public override string Id => "conception-date";

    public override string Name => "Estimated date of conception";

    public override IReadOnlyList<string> Aliases => ["conception-date", "conception date", "date of conception", "estimated date of conception"];

    public override string Population => "A certain last period and a cycle of 28 days; ovulation varies by days.";

    public override Source Source { get; } = new("Due date calculator: conception = LMP + 14 days in a cycle of 28 days", "CalculatorHub, after Naegele", null, "https://calculatorhub.com/tools/edd-naegele-calculator/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [LastPeriod];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Step($"{sheet.Date("last_period").ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)} + 14 days");
        return sheet.Result(sheet.Date("last_period").AddDays(14), "An estimate: no proof of paternity or of a single date.");
    }
}
