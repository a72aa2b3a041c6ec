using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Due date by Naegele's rule, adjusted to the length of the cycle.</summary>
internal sealed class DueDate : Calculator
{
    public override string Id => "due-date";

    public override string Name => "Estimated due date (Naegele)";

    public override IReadOnlyList<string> Aliases => ["due-date", "due date", "edd", "estimated date of delivery", "estimated due date", "naegele", "naegele's rule"];

    public override string Population => "A certain last period and a regular cycle. An ultrasound in the first trimester dates better and takes over where it differs enough.";

    public override Source Source { get; } = new("Due date calculator: LMP + 280 days + (cycle length - 28)", "CalculatorHub, after Naegele", null, "https://calculatorhub.com/tools/edd-naegele-calculator/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        LastPeriod,
        new("cycle_length", "Cycle length", InputKind.Quantity) { Unit = "d", Minimum = 14, Maximum = 90, Units = ["wk"], Absent = "a cycle of 28 days was taken, as the rule does." },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var extra = (int)Math.Round((sheet.Find("cycle_length") ?? 28) - 28, 0, MidpointRounding.AwayFromZero);
        var due = sheet.Date("last_period").AddDays(280 + extra);
        sheet.Step($"{sheet.Date("last_period").ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)} + 280 days + ({extra + 28} - 28) days");
        return sheet.Result(due, "Confirm by early ultrasound.");
    }
}
