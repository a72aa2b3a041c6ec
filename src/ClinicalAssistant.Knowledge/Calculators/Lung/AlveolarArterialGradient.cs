using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Alveolar-arterial oxygen gradient.</summary>
internal sealed class AlveolarArterialGradient : Calculator
{
    public override string Id => "aa-gradient";

    public override string Name => "Alveolar-arterial oxygen gradient";

    public override IReadOnlyList<string> Aliases => ["aa-gradient", "a-a gradient", "aa gradient", "alveolar-arterial gradient", "a–a gradient", "alveolar arterial gradient"];

    public override string Population => "Arterial blood gas; at sea level where no barometric pressure is given. With much oxygen the gradient loses meaning.";

    public override int Digits => 1;

    public override Source Source { get; } = new("A-a gradient", "Weill Cornell Medicine, Pediatric Critical Care", null, "http://www-users.med.cornell.edu/~spon/picu/calc/aagrad.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Pao2, Paco2, Fio2 with { Absent = "room air, 21 %, was taken." },
        new("pressure", "Barometric pressure", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 250, Maximum = 800, Units = ["kPa"], Absent = "760 mmHg (sea level) was taken." },
        Age(null) with { Absent = "" },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (share, pressure) = ((sheet.Find("fio2") ?? 21) / 100, sheet.Find("pressure") ?? 760);
        var alveolar = (share * (pressure - 47)) - (sheet["paco2"] / 0.8m);
        var value = alveolar - sheet["pao2"];
        sheet.Step($"alveolar oxygen = {share} x ({pressure} - 47) - {sheet["paco2"]} / 0.8 = {alveolar} mmHg")
            .Step($"{alveolar} - {sheet["pao2"]} = {value} mmHg");
        if (sheet.Find("age") is not { } age)
            return sheet.Result(value, "mm[Hg]");
        var expected = (age / 4) + 4;
        sheet.Step($"expected at this age: {age} / 4 + 4 = {expected} mmHg");
        return sheet.Result(value, "mm[Hg]", value > expected ? "Wider than expected at this age." : "Not wider than expected at this age.");
    }
}
