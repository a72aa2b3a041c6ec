using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>The anion gap and what is derived from it.</summary>
internal static class AnionGaps
{
    private const decimal NormalGap = 12;
    private const decimal NormalBicarbonate = 24;

    public static IReadOnlyList<CalculatorInput> Inputs { get; } = [Sodium, Chloride, Bicarbonate];

    public static Source Source { get; } = new("Anion gap formula, delta gap and delta ratio", "My Endo Consult", null, "https://myendoconsult.com/learn/anion-gap-formula/");

    public static decimal Gap(Worksheet sheet, bool corrected)
    {
        var gap = sheet["sodium"] - (sheet["chloride"] + sheet["bicarbonate"]);
        sheet.Step($"anion gap: {sheet["sodium"]} - ({sheet["chloride"]} + {sheet["bicarbonate"]}) = {gap}");
        if (!corrected)
            return gap;
        var value = gap + (2.5m * (4.0m - sheet["albumin"]));
        sheet.Step($"corrected for albumin: {gap} + 2.5 x (4.0 - {sheet["albumin"]}) = {value}");
        return value;
    }

    public static decimal Delta(Worksheet sheet, bool corrected)
    {
        var gap = Gap(sheet, corrected);
        sheet.Step($"delta gap: {gap} - 12 = {gap - NormalGap}");
        return gap - NormalGap;
    }

    public static decimal Ratio(Worksheet sheet, bool corrected)
    {
        var (delta, fall) = (Delta(sheet, corrected), NormalBicarbonate - sheet["bicarbonate"]);
        sheet.Step($"delta ratio: {delta} / (24 - {sheet["bicarbonate"]}) = {delta / fall}");
        return delta / fall;
    }

    /// <summary>A ratio over a bicarbonate that has not moved does not exist.</summary>
    public static IEnumerable<InputProblem> NeedsAFall(Worksheet sheet) => sheet["bicarbonate"] == NormalBicarbonate
        ? [new InputProblem("bicarbonate", "With a bicarbonate of exactly 24 mmol/L the delta ratio is not defined: use the delta gap.")]
        : [];

    public static string GapBand(decimal gap) => gap > 16 ? "Above 16: high anion gap." : gap < 8 ? "Below 8: low anion gap (low albumin, paraprotein, error)." : "8 to 16: normal anion gap.";

    public static string DeltaBand(decimal delta) => delta switch
    {
        < -6 => "Below -6: a normal-gap (hyperchloraemic) acidosis as well.",
        <= 6 => "-6 to 6: no further metabolic disorder shown.",
        _ => "Above 6: a metabolic alkalosis as well.",
    } + " Holds where the anion gap is high.";

    public static string RatioBand(decimal ratio) => ratio switch
    {
        < 0.4m => "Below 0.4: normal-gap (hyperchloraemic) acidosis.",
        < 1 => "0.4 to 1: high-gap and normal-gap acidosis together.",
        <= 2 => "1 to 2: high anion gap acidosis.",
        _ => "Above 2: high-gap acidosis with a metabolic alkalosis or a compensated respiratory acidosis.",
    } + " Holds in a metabolic acidosis.";
}
