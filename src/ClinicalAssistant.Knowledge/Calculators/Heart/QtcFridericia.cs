using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>QTc by Fridericia.</summary>
internal sealed class QtcFridericia : Calculator
{
    public override string Id => "qtc-fridericia";

    public override string Name => "QTc (Fridericia)";

    public override IReadOnlyList<string> Aliases => ["qtc-fridericia", "fridericia", "qtc fridericia"];

    public override string Population => "Regular rhythm; better than Bazett away from 60 to 100/min.";

    public override int Digits => 1;

    public override Source Source => QtCorrection.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => QtCorrection.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet.Real("qt") / Math.Cbrt(QtCorrection.Interval(sheet));
        sheet.Step($"{sheet["qt"]} / cube root of RR = {value} ms");
        return sheet.Result(value, "ms", QtCorrection.Band(value));
    }
}
