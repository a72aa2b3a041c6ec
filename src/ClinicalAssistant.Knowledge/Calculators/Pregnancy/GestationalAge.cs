using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Gestational age by the last period.</summary>
internal sealed class GestationalAge : Calculator
{
    private const int Longest = 320;

    public override string Id => "gestational-age";

    public override string Name => "Estimated gestational age (last period)";

    public override IReadOnlyList<string> Aliases => ["gestational-age", "gestational age", "weeks of gestation", "how many weeks pregnant"];

    public override string Population => "A certain last period and a regular cycle; an early ultrasound dates better.";

    public override Source Source { get; } = new("Committee Opinion No 700: Methods for Estimating the Due Date", "American College of Obstetricians and Gynecologists", 2017, "https://grin.io/archive/www.acog.org~clinical~clinical-guidance~committee-opinion~articles~2017~05~methods-for-estimating-the-due-date.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [LastPeriod, Day("on", "Date to reckon for")];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => sheet.Date("on") < sheet.Date("last_period")
        ? [new InputProblem("on", "The date to reckon for lies before the last period: check both.")]
        : [];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var days = sheet.Date("on").DayNumber - sheet.Date("last_period").DayNumber;
        sheet.Step($"{days} days since the last period = {days / 7} weeks and {days % 7} days");
        return sheet.Weeks(days, days > Longest ? "Longer than a pregnancy lasts: check the dates." : days >= 259 ? "Term or beyond (37 weeks)." : "Before term (37 weeks).");
    }
}
