using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>QTc by Bazett.</summary>
internal sealed class QtcBazett : Calculator
{
    public override string Id => "qtc-bazett";

    public override string Name => "QTc (Bazett)";

    public override IReadOnlyList<string> Aliases => ["qtc-bazett", "bazett", "qtc bazett", "qtc", "corrected qt", "correct the qt"];

    public override string Population => "Sinus rhythm of 60 to 100/min; overcorrects above and undercorrects below (then Fridericia).";

    public override int Digits => 1;

    public override Source Source => QtCorrection.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => QtCorrection.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet.Real("qt") / Math.Sqrt(QtCorrection.Interval(sheet));
        sheet.Step($"{sheet["qt"]} / square root of RR = {value} ms");
        return sheet.Result(value, "ms", QtCorrection.Band(value));
    }
}
