using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>How common conditions are in a setting.</summary>
internal static class Priors
{
    /// <summary>Relative frequency of the classes: one step is a factor of about three.</summary>
    private static readonly double[] Classes = [0.004, 0.015, 0.06, 0.2, 0.6];

    /// <summary>Relative frequency in a setting; the geometric mean of both where the setting is unknown.</summary>
    public static double Weight(Condition condition, CareSetting? setting) => setting switch
    {
        CareSetting.PrimaryCare => Classes[(int)condition.Prevalence.PrimaryCare],
        CareSetting.Emergency => Classes[(int)condition.Prevalence.Emergency],
        _ => Math.Sqrt(Classes[(int)condition.Prevalence.PrimaryCare] * Classes[(int)condition.Prevalence.Emergency]),
    };
}
