using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Maintenance fluids by the 4-2-1 rule (Holliday and Segar).</summary>
internal sealed class MaintenanceFluids : Calculator
{
    public override string Id => "maintenance-fluids";

    public override string Name => "Maintenance fluids (4-2-1 rule)";

    public override IReadOnlyList<string> Aliases => ["maintenance-fluids", "maintenance fluids", "maintenance fluid", "4-2-1 rule", "holliday-segar", "holliday segar"];

    public override string Population => "Children beyond the newborn period with usual losses, as isotonic fluid; less in heart or renal failure and where ADH is raised. In adults the rule is an approximation.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Fluids and electrolytes: maintenance fluid requirements", "University of Texas Medical Branch, Pediatrics", null, "https://www.utmb.edu/pedi_ed/CORE/Fluids&Electyrolytes/page_04.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Weight];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var weight = sheet["weight"];
        var (first, second, rest) = (Math.Min(weight, 10), Math.Clamp(weight - 10, 0, 10), Math.Max(weight - 20, 0));
        var value = (4 * first) + (2 * second) + rest;
        sheet.Step($"4 x {first} kg + 2 x {second} kg + 1 x {rest} kg = {value} mL/h")
            .Step($"in 24 hours: {value * 24} mL");
        return sheet.Result(value, "mL/h");
    }
}
