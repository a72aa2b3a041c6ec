using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>GFR by the four-variable MDRD study equation, re-expressed for standardised creatinine (Levey et al. 2006).</summary>
internal sealed class MdrdEgfr : Calculator
{
    public override string Id => "mdrd";

    public override string Name => "GFR (MDRD study equation)";

    public override IReadOnlyList<string> Aliases => ["mdrd", "mdrd gfr", "mdrd equation"];

    public override string Population => "Adults with chronic kidney disease; underestimates above 60 mL/min/1.73 m².";

    public override string Outdated => "Outdated: replaced by the race-free CKD-EPI equation of 2021 (ckd-epi-2021). Its race term has no biological ground; it is applied only where it is asked for, to reproduce old results.";

    public override int Digits => 1;

    public override Source Source { get; } = new("MDRD Study Equation (Levey et al., Ann Intern Med 2006;145:247-254)", "National Kidney Foundation", 2006, "https://www.kidney.org/content/mdrd-study-equation");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput, Creatinine,
        Yes("race_term", "Apply the outdated race term (x 1.212)") with { Absent = "the outdated race term was not applied." },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (byCreatinine, byAge) = (Math.Pow(sheet.Real("creatinine"), -1.154), sheet.Real("age") is var age && age > 0 ? Math.Pow(age, -0.203) : 1);
        var value = 175 * byCreatinine * byAge * (sheet.Female ? 0.742 : 1) * (sheet.Yes("race_term") ? 1.212 : 1);
        sheet.Step($"{sheet["creatinine"]}^-1.154 = {byCreatinine}; {sheet["age"]}^-0.203 = {byAge}")
            .Step($"175 x {byCreatinine} x {byAge}{(sheet.Female ? " x 0.742 for female sex" : "")}{(sheet.Yes("race_term") ? " x 1.212 (race term)" : "")} = {value}");
        return sheet.Result(value, "mL/min/{1.73_m2}", RenalBands.Of((decimal)value));
    }
}
