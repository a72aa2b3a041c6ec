using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>PaO2/FiO2 ratio with the bands of the Berlin definition of ARDS (2012).</summary>
internal sealed class OxygenationRatio : Calculator
{
    public override string Id => "pf-ratio";

    public override string Name => "PaO2/FiO2 ratio";

    public override IReadOnlyList<string> Aliases => ["pf-ratio", "p/f ratio", "pf ratio", "pao2/fio2", "p:f ratio"];

    public override string Population => "Arterial blood gas. The bands grade ARDS, which needs its other criteria and PEEP or CPAP of 5 cmH2O or more.";

    public override int Digits => 1;

    public override Source Source { get; } = new("The Berlin definition of acute respiratory distress syndrome, table", "Trials", 2017, "https://trialsjournal.biomedcentral.com/articles/10.1186/s13063-017-2234-7/tables/1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Pao2, Fio2,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["pao2"] * 100 / sheet["fio2"];
        sheet.Step($"{sheet["pao2"]} mmHg / {sheet["fio2"] / 100} = {value} mmHg");
        return sheet.Result(value, "mm[Hg]", value switch { <= 100 => "100 or less: severe, if this is ARDS.", <= 200 => "Above 100 to 200: moderate, if this is ARDS.", <= 300 => "Above 200 to 300: mild, if this is ARDS.", _ => "Above 300: not in the range of ARDS." });
    }
}
