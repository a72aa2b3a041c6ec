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

    public override Source Source { get; } = new("Third International Consensus Definitions, table 1 (limit of MAP), with MAP = (systolic + 2 x diastolic) / 3", "JAMA (author manuscript)", 2016, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4968574/table/T1");

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
