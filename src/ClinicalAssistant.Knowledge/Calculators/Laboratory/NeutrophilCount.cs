using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Absolute neutrophil count.</summary>
internal sealed class NeutrophilCount : Calculator
{
    public override string Id => "anc";

    public override string Name => "Absolute neutrophil count";

    public override IReadOnlyList<string> Aliases => ["absolute neutrophil count", "calculate anc", "anc calculation", "anc calculator"];

    public override string Population => "Anyone with a differential count.";

    public override Source Source { get; } = new("Absolute neutrophil count", "GlobalRPh", null, "http://www.globalrph.com/anc.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        WhiteCells,
        new("segmented", "Segmented neutrophils", InputKind.Quantity) { Unit = "%", Minimum = 0, Maximum = 100, QuestionWords = ["segs", "segmented", "neutrophils", "polys"] },
        new("bands", "Band neutrophils", InputKind.Quantity) { Unit = "%", Minimum = 0, Maximum = 100, QuestionWords = ["bands"], Absent = "counted as part of the neutrophils given." },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet) => sheet["segmented"] + (sheet.Find("bands") ?? 0) > 100
        ? [new InputProblem("bands", "Segmented and band neutrophils together are more than 100 %: check both.")]
        : [];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var share = sheet["segmented"] + (sheet.Find("bands") ?? 0);
        var value = sheet["white_cells"] * 10 * share;
        sheet.Step($"{sheet["white_cells"] * 1000} per µL x {share} % = {value} per µL");
        return sheet.Result(value, "/uL", value switch { < 500 => "Below 500: severe neutropenia.", < 1000 => "500 to 1000: moderate neutropenia.", < 1500 => "1000 to 1500: mild neutropenia.", _ => "1500 or more: no neutropenia." });
    }
}
