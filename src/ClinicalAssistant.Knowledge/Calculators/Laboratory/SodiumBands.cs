using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a corrected sodium means.</summary>
internal static class SodiumBands
{
    public static string Of(decimal sodium) => sodium < 135 ? "Below 135 mmol/L: hyponatraemia remains after correction." : sodium > 145 ? "Above 145 mmol/L: water is missing." : "Within 135 to 145 mmol/L.";
}
