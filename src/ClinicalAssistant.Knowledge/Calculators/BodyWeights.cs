using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Weights that doses and clearances are reckoned with.</summary>
internal static class BodyWeights
{
    private const decimal CentimetresPerInch = 2.54m;
    private const decimal Underweight = 18.5m;
    private const decimal NormalUpTo = 24.9m;
    private const decimal ShareOfExcess = 0.4m;

    /// <summary>Ideal body weight by Devine.</summary>
    public static decimal Ideal(Worksheet sheet) => (sheet.Female ? 45.5m : 50m) + (2.3m * ((sheet["height"] / CentimetresPerInch) - 60));

    public static decimal Adjusted(decimal actual, decimal ideal) => ideal + (ShareOfExcess * (actual - ideal));

    public static decimal MassIndex(Worksheet sheet) => sheet["weight"] * 10000 / (sheet["height"] * sheet["height"]);

    /// <summary>The weight for Cockcroft and Gault, with its reason as a step.</summary>
    public static decimal ForClearance(Worksheet sheet)
    {
        var actual = sheet["weight"];
        if (!sheet.Has("height"))
            return actual;
        var (index, ideal) = (MassIndex(sheet), Ideal(sheet));
        var adjusted = Adjusted(actual, ideal);
        switch (index)
        {
            case < Underweight:
                sheet.Step($"BMI {index} is below 18.5: actual weight {actual} kg");
                return actual;
            case <= NormalUpTo:
                sheet.Step($"BMI {index} is normal: the lower of ideal {ideal} kg and actual {actual} kg");
                return Math.Min(ideal, actual);
            default:
                sheet.Step($"BMI {index} is above 24.9: ideal {ideal} kg + 0.4 x ({actual} - {ideal}) = {adjusted} kg");
                return adjusted;
        }
    }
}
