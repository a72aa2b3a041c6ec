using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>GFR categories (KDIGO) of an estimated filtration rate.</summary>
internal static class RenalBands
{
    public static string Of(decimal rate) => Math.Round(rate, 0, MidpointRounding.AwayFromZero) switch
    {
        >= 90 => "G1 range (90 or more).",
        >= 60 => "G2 range (60 to 89).",
        >= 45 => "G3a range (45 to 59).",
        >= 30 => "G3b range (30 to 44).",
        >= 15 => "G4 range (15 to 29).",
        _ => "G5 range (below 15).",
    } + " Chronic kidney disease is staged only when it lasts more than 3 months.";
}
