using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Predicted body weight for ventilation (ARDSNet).</summary>
internal sealed class PredictedBodyWeight : Calculator
{
    public override string Id => "predicted-body-weight";

    public override string Name => "Predicted body weight (ARDSNet)";

    public override IReadOnlyList<string> Aliases => ["predicted-body-weight", "predicted body weight", "pbw", "ardsnet weight"];

    public override string Population => "Adults who are ventilated; tidal volumes are reckoned with it, drug doses are not.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Case report form: predicted body weight", "Pulmonary Engineering Group Dresden", null, "https://studyres.com/doc/10748601/case-report-form---pulmonary-engineering-group-dresden?page=4");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        SexInput, Height,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = (sheet.Female ? 45.5m : 50m) + (0.91m * (sheet["height"] - 152.4m));
        sheet.Step($"{(sheet.Female ? 45.5m : 50m)} + 0.91 x ({sheet["height"]} cm - 152.4) = {value}")
            .Step($"tidal volume of 6 mL/kg: {6 * value} mL");
        return sheet.Result(value, "kg");
    }
}
