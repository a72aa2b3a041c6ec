using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reticulocyte production index.</summary>
internal sealed class ReticulocyteIndex : Calculator
{
    public override string Id => "reticulocyte-index";

    public override string Name => "Reticulocyte production index";

    public override IReadOnlyList<string> Aliases => ["reticulocyte-index", "reticulocyte index", "reticulocyte production index", "corrected reticulocyte", "corrected reticulocyte count"];

    public override string Population => "Adults with anaemia; a normal haematocrit of 45 % is taken.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Reticulocyte parameters for assessing anemia", "Scribd", null, "https://scribd.com/document/712923915/Reticulocyte-parameters-for-assessing-anemia");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("reticulocytes", "Reticulocytes", InputKind.Quantity) { Unit = "%", Minimum = 0, Maximum = 60, QuestionWords = ["retic", "retics", "reticulocytes", "reticulocyte count"] },
        Haematocrit,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var days = sheet["haematocrit"] switch { > 35 => 1m, > 25 => 1.5m, > 15 => 2m, _ => 2.5m };
        var corrected = sheet["reticulocytes"] * sheet["haematocrit"] / 45;
        var value = corrected / days;
        sheet.Step($"{sheet["reticulocytes"]} % x {sheet["haematocrit"]} / 45 = {corrected} %").Step($"/ {days} days of maturation = {value}");
        return sheet.Result(value, "{score}");
    }
}
