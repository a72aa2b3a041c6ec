using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>QTc by Rautaharju.</summary>
internal sealed class QtcRautaharju : Calculator
{
    public override string Id => "qtc-rautaharju";

    public override string Name => "QTc (Rautaharju)";

    public override IReadOnlyList<string> Aliases => ["qtc-rautaharju", "rautaharju", "qtc rautaharju"];

    public override string Population => "Regular rhythm.";

    public override int Digits => 1;

    public override Source Source => QtCorrection.Source;

    public override IReadOnlyList<CalculatorInput> Inputs => QtCorrection.Inputs;

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["qt"] * (120 + sheet["heart_rate"]) / 180;
        sheet.Step($"{sheet["qt"]} x (120 + {sheet["heart_rate"]}) / 180 = {value} ms");
        return sheet.Result(value, "ms", QtCorrection.Band((double)value));
    }
}
