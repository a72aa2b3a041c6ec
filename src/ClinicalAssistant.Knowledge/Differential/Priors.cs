using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>How likely a condition is before any finding.</summary>
internal static class Priors
{
    /// <summary>No age is impossible; a weight of 0 in a record counts as this.</summary>
    private const double LeastAgeWeight = 0.01;

    /// <summary>Relative frequency of the classes: one step is a factor of about three.</summary>
    private static readonly double[] Classes = [0.004, 0.015, 0.06, 0.2, 0.6];

    /// <summary>Relative frequency in a setting; the geometric mean of both where the setting is unknown.</summary>
    public static double Weight(Condition condition, CareSetting? setting) => setting switch
    {
        CareSetting.PrimaryCare => Classes[(int)condition.Prevalence.PrimaryCare],
        CareSetting.Emergency => Classes[(int)condition.Prevalence.Emergency],
        _ => Math.Sqrt(Classes[(int)condition.Prevalence.PrimaryCare] * Classes[(int)condition.Prevalence.Emergency]),
    };

    /// <summary>Natural logarithm of the prior, or null where the condition is impossible for the sex.</summary>
    public static double? Log(Condition condition, CareSetting? setting, Age? age, Sex sex)
    {
        var log = Math.Log(Weight(condition, setting));
        if (sex is Sex.Male or Sex.Female)
        {
            var weight = sex == Sex.Male ? condition.Sex.Male : condition.Sex.Female;
            if (weight <= 0)
                return null;
            log += Math.Log(weight);
        }

        if (age is null)
            return log;
        foreach (var range in condition.Age)
        {
            if (age.Years >= range.From && age.Years < range.To)
                return log + Math.Log(Math.Max(range.Weight, LeastAgeWeight));
        }

        return log;
    }
}
