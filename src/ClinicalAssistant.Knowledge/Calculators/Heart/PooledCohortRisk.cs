using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Pooled Cohort Equations: 10-year risk of a first hard atherosclerotic event (ACC/AHA 2013).</summary>
internal sealed class PooledCohortRisk : Calculator
{
    public override string Id => "ascvd-pce";

    public override string Name => "Atherosclerotic cardiovascular risk in 10 years (Pooled Cohort Equations)";

    public override IReadOnlyList<string> Aliases => ["ascvd-pce", "ascvd risk", "ascvd", "pooled cohort equations", "pooled cohort", "10-year ascvd risk"];

    public override string Population => "Adults of 40 to 79 years without known atherosclerotic disease. Derived for white and African American people; for others the equations of white people are used, which may mislead.";

    public override string? Outdated => "The group is a term of the equations of 2013 and says nothing of one person; where the answer hangs on it, show both.";

    public override int Digits => 1;

    public override Source Source { get; } = new("2013 ACC/AHA Guideline on the Assessment of Cardiovascular Risk, appendix 7, table A: equation parameters", "Journal of the American College of Cardiology", 2013, "http://www.onlinejacc.org/highwire/markup/94535/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(40, 79) with { Minimum = 18 }, SexInput,
        OneOf("group", "Which equations", "white or other", "african american"),
        TotalCholesterol, Hdl, Systolic,
        Yes("treated", "Treated for hypertension", "antihypertensive", "on antihypertensives", "treated hypertension"),
        Yes("smoker", "Smokes now", "smoker", "smokes", "current smoker") with { RecordExceptions = ["ex", "former", "ex-"] },
        Diabetes,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (age, cholesterol, hdl, pressure) = (Math.Log(sheet.Real("age")), Math.Log(sheet.Real("total_cholesterol")), Math.Log(sheet.Real("hdl")), Math.Log(sheet.Real("systolic")));
        var (treated, smoker, diabetes) = (sheet.Yes("treated"), sheet.Yes("smoker") ? 1 : 0, sheet.Yes("diabetes") ? 1 : 0);
        var (sum, mean, survival) = (sheet.Female, sheet.Is("group", "african american")) switch
        {
            (true, false) => ((-29.799 * age) + (4.884 * age * age) + (13.540 * cholesterol) - (3.114 * age * cholesterol) - (13.578 * hdl) + (3.149 * age * hdl)
                + ((treated ? 2.019 : 1.957) * pressure) + (7.574 * smoker) - (1.665 * age * smoker) + (0.661 * diabetes), -29.18, 0.9665),
            (true, true) => ((17.114 * age) + (0.940 * cholesterol) - (18.920 * hdl) + (4.475 * age * hdl)
                + ((treated ? 29.291 : 27.820) * pressure) - ((treated ? 6.432 : 6.087) * age * pressure) + (0.691 * smoker) + (0.874 * diabetes), 86.61, 0.9533),
            (false, false) => ((12.344 * age) + (11.853 * cholesterol) - (2.664 * age * cholesterol) - (7.990 * hdl) + (1.769 * age * hdl)
                + ((treated ? 1.797 : 1.764) * pressure) + (7.837 * smoker) - (1.795 * age * smoker) + (0.658 * diabetes), 61.18, 0.9144),
            (false, true) => ((2.469 * age) + (0.302 * cholesterol) - (0.307 * hdl)
                + ((treated ? 1.916 : 1.809) * pressure) + (0.549 * smoker) + (0.645 * diabetes), 19.54, 0.8954),
        };
        var risk = 100 * (1 - Math.Pow(survival, Math.Exp(sum - mean)));
        sheet.Step($"sum of coefficients x natural logarithms = {sum}")
            .Step($"100 x (1 - {survival}^exp({sum} - {mean})) = {risk}");
        return sheet.Result(risk, "%", "Risk of coronary death, myocardial infarction or stroke within 10 years.");
    }
}
