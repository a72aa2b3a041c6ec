using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Mean arterial pressure from systolic and diastolic pressure.</summary>
internal sealed class MeanArterialPressure : Calculator
{
    public override string Id => "map";

    public override string Name => "Mean arterial pressure (MAP)";

    public override IReadOnlyList<string> Aliases => ["map", "mean arterial pressure"];

    public override string Population => "Cuff pressures at a usual heart rate; in tachycardia diastole is shorter and the formula reads low.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Mean arterial pressure calculation: (systolic + 2 x diastolic) / 3, after DeMers and Wachs, StatPearls", "Cambio Clinical Decision Support", null, "https://modelling.cds-platform.com/ckm/view/ckm-cambio-community/MAP_calculation/0.1.0?language=en");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Systolic, Diastolic];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => sheet["diastolic"] > sheet["systolic"]
        ? [new InputProblem("diastolic", "Diastolic pressure is above systolic: check both.")]
        : [];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = (sheet["systolic"] + (2 * sheet["diastolic"])) / 3;
        sheet.Step($"({sheet["systolic"]} + 2 x {sheet["diastolic"]}) / 3 = {value}");
        return sheet.Result(value, "mm[Hg]", value < 65 ? "Below 65 mmHg, the usual target in septic shock." : "65 mmHg or more.");
    }
}
