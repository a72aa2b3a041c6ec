using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>QTc by the Framingham formula.</summary>
internal sealed class QtcFramingham : Calculator
{
    public override string Id => "qtc-framingham";

    public override string Name => "QTc (Framingham)";

    public override IReadOnlyList<string> Aliases => ["qtc-framingham", "qtc framingham", "framingham qtc", "sagie"];

    public override string Population => "Regular rhythm.";

    public override int Digits => 1;

    public override Source Source => QtCorrection.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => QtCorrection.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet.Real("qt") + (154 * (1 - QtCorrection.Interval(sheet)));
        sheet.Step($"{sheet["qt"]} + 154 x (1 - RR) = {value} ms");
        return sheet.Result(value, "ms", QtCorrection.Band(value));
    }
}
