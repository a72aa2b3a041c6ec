using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>What the five corrections of the QT interval share.</summary>
internal static class QtCorrection
{
    public static IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        HeartRate,
        new("qt", "QT interval", InputKind.Quantity) { Unit = "ms", Minimum = 100, Maximum = 1000, Units = ["s"] },
    ];

    public static Source Source { get; } = new("Nomenclature, categorization and usage of formulae to adjust QT interval for heart rate (Rabkin and Cheng)", "World Journal of Cardiology", 2015, "https://www.wjgnet.com/1949-8462/full/v7/i6/315.htm");

    /// <summary>Seconds between beats, with its step.</summary>
    public static double Interval(Worksheet sheet)
    {
        var interval = 60 / sheet.Real("heart_rate");
        sheet.Step($"RR = 60 / {sheet["heart_rate"]} = {interval} s");
        return interval;
    }

    public static string Band(double value) => value >= 500 ? "500 ms or more: high risk of torsade de pointes." : value > 470 ? "Above 450 ms (men) and 470 ms (women): prolonged." : value > 450 ? "Above 450 ms: prolonged in men, borderline in women." : "Up to 450 ms: not prolonged.";
}
