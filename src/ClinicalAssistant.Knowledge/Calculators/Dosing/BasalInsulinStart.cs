using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Starting basal insulin in type 2 diabetes by weight (American Diabetes Association).</summary>
internal sealed class BasalInsulinStart : Calculator
{
    public override string Id => "insulin-basal";

    public override string Name => "Basal insulin, starting dose by weight (ADA)";

    public override IReadOnlyList<string> Aliases => ["insulin-basal", "basal insulin", "basal insulin dose", "starting basal insulin", "insulin by weight", "insulin glargine dose"];

    public override string Population => "Adults with type 2 diabetes who start basal insulin; not type 1 diabetes, pregnancy, ketoacidosis or hospital patients.";

    public override bool DisplayOnly => true;

    public override Source Source { get; } = new("Initiating and titrating basal insulin in type 2 diabetes (after the American Diabetes Association)", "Journal of the American Board of Family Medicine", null, "https://www.jabfm.org/highwire/markup/11357/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Weight,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (low, high) = (checked(0.1m * sheet["weight"]), checked(0.2m * sheet["weight"]));
        sheet.Step($"0.1 units/kg/day x {sheet["weight"]} kg = {low} units/day")
            .Step($"0.2 units/kg/day x {sheet["weight"]} kg = {high} units/day");
        sheet.Note("American Diabetes Association: 10 units a day, or 0.1 to 0.2 units/kg/day. The value is the lower end, rounded down to whole units.");
        return sheet.Result(decimal.Floor(low), "[IU]/d", FormattableString.Invariant($"0.1 to 0.2 units/kg/day: {decimal.Floor(low)} to {decimal.Floor(high)} units a day, or 10 units a day."));
    }
}
