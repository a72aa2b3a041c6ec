using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>QTc by Hodges.</summary>
internal sealed class QtcHodges : Calculator
{
    public override string Id => "qtc-hodges";

    public override string Name => "QTc (Hodges)";

    public override IReadOnlyList<string> Aliases => ["qtc-hodges", "hodges", "qtc hodges"];

    public override string Population => "Regular rhythm.";

    public override int Digits => 1;

    public override Source Source => QtCorrection.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => QtCorrection.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["qt"] + (1.75m * (sheet["heart_rate"] - 60));
        sheet.Step($"{sheet["qt"]} + 1.75 x ({sheet["heart_rate"]} - 60) = {value} ms");
        return sheet.Result(value, "ms", QtCorrection.Band((double)value));
    }
}
