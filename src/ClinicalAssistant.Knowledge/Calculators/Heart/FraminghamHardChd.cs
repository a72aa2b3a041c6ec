using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Ten-year risk of hard coronary heart disease by the Framingham equations of ATP III.</summary>
internal sealed class FraminghamHardChd : Calculator
{
    private const double OldestSmokingMan = 70;
    private const double OldestSmokingWoman = 78;

    public override string Id => "framingham-chd";

    public override string Name => "Framingham risk of hard coronary heart disease (ATP III)";

    public override IReadOnlyList<string> Aliases => ["framingham-chd", "framingham", "framingham risk score", "framingham score", "atp iii risk"];

    public override string Population => "Adults of 30 to 79 years without coronary heart disease or diabetes, as in the American cohort. In smokers the age in the smoking term is held at 70 (men) and 78 years (women).";

    public override string Outdated => "American guidelines replaced it by the pooled cohort equations (ascvd-pce) in 2013.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Framingham CVD risk 2002 (ATP III): reply of the NHLBI on the equations behind its calculator", "MedCalc forum", 2011, "https://medcalc.uservoice.com/forums/104899-formula-suggestions/suggestions/2437911-framingham-cvd-risk-2002-atpiii-");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(30, 79) with { Minimum = 18 }, SexInput, TotalCholesterol, Hdl, Systolic,
        Yes("treated", "Blood pressure treated with medicines", "on antihypertensives", "treated hypertension", "bp medication", "blood pressure medication", "treated"),
        Yes("smoker", "Current smoker", "smoker", "smokes", "smoking"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (age, total, hdl, systolic) = (Math.Log(sheet.Real("age")), Math.Log(sheet.Real("total_cholesterol")), Math.Log(sheet.Real("hdl")), Math.Log(sheet.Real("systolic")));
        var (treated, smoker) = (sheet.Yes("treated") ? 1 : 0, sheet.Yes("smoker") ? 1 : 0);
        var smokingAge = Math.Log(Math.Min(sheet.Real("age"), sheet.Female ? OldestSmokingWoman : OldestSmokingMan));
        var sum = sheet.Female
            ? (31.764001 * age) + (22.465206 * total) - (1.187731 * hdl) + (2.552905 * systolic) + (0.420251 * treated) + (13.07543 * smoker) - (5.060998 * age * total) - (2.996945 * smokingAge * smoker) - 146.5933061
            : (52.00961 * age) + (20.014077 * total) - (0.905964 * hdl) + (1.305784 * systolic) + (0.241549 * treated) + (12.096316 * smoker) - (4.605038 * age * total) - (2.84367 * smokingAge * smoker) - (2.93323 * age * age) - 172.300168;
        var survival = sheet.Female ? 0.98767 : 0.9402;
        var value = 100 * (1 - Math.Pow(survival, Math.Exp(sum)));
        sheet.Step($"ln age {age}, ln total cholesterol {total}, ln HDL {hdl}, ln systolic {systolic}, treated {treated}, smoker {smoker}")
            .Step($"weighted sum for {(sheet.Female ? "women" : "men")} = {sum}")
            .Step($"100 x (1 - {survival}^exp({sum})) = {value}");
        return sheet.Result(value, "%", value < 10 ? "Below 10 % in ten years." : value <= 20 ? "10 to 20 % in ten years." : "Above 20 % in ten years.");
    }
}
