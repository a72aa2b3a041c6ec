using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>The part of the MELD scores that the versions of before 2023 share.</summary>
internal static class MeldTerms
{
    public static readonly CalculatorInput Dialysis = Yes("dialysis", "Dialysis twice, or continuous for 24 hours, within the last week", "dialysis", "haemodialysis", "hemodialysis", "cvvhd", "crrt", "on hd");

    /// <summary>MELD before sodium, as the transplant network rounds it: the sum to 0.1, times 10.</summary>
    public static decimal Initial(Worksheet sheet)
    {
        var creatinine = sheet.Yes("dialysis") ? 4 : Math.Clamp(sheet["creatinine"], 1, 4);
        var (bilirubin, inr) = (Math.Max(sheet["bilirubin"], 1), Math.Max(sheet["inr"], 1));
        var sum = (0.957 * Math.Log((double)creatinine)) + (0.378 * Math.Log((double)bilirubin)) + (1.120 * Math.Log((double)inr)) + 0.643;
        var initial = Math.Round((decimal)sum, 1, MidpointRounding.AwayFromZero) * 10;
        sheet.Step($"creatinine {creatinine} (1 to 4{(sheet.Yes("dialysis") ? ", 4 on dialysis" : "")}), bilirubin {bilirubin} and INR {inr} (at least 1)")
            .Step($"0.957 ln {creatinine} + 0.378 ln {bilirubin} + 1.12 ln {inr} + 0.643 = {sum}; to 0.1, x 10 = {initial}");
        return initial;
    }

    public static string Band(decimal score) => score switch { < 10 => "Below 10: low.", < 20 => "10 to 19.", < 30 => "20 to 29.", < 40 => "30 to 39: high.", _ => "40 or more: very high." } + " A score of 15 or more asks for referral to a transplant centre.";
}
