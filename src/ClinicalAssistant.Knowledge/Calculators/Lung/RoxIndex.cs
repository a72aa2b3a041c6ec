using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>ROX index during high-flow nasal oxygen (Roca et al.).</summary>
internal sealed class RoxIndex : Calculator
{
    public override string Id => "rox";

    public override string Name => "ROX index";

    public override IReadOnlyList<string> Aliases => ["rox", "rox index"];

    public override string Population => "Adults with pneumonia and hypoxaemic failure on high-flow nasal oxygen, at 2, 6 and 12 hours.";

    public override int Digits => 2;

    public override Source Source { get; } = new("Respiratory therapy guide: ROX index", "University Health Network, Health Sciences Library, Toronto", null, "https://guides.hsict.library.utoronto.ca/respiratory_therapy");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Saturation, Fio2, RespiratoryRate,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var ratio = sheet["saturation"] * 100 / sheet["fio2"];
        var value = ratio / sheet["respiratory_rate"];
        sheet.Step($"{sheet["saturation"]} % / {sheet["fio2"] / 100} = {ratio}").Step($"{ratio} / {sheet["respiratory_rate"]} per minute = {value}");
        return sheet.Result(value, "{score}", value >= 4.88m ? "4.88 or more: intubation is less likely." : "Below 4.88: watch closely; failure is likely at 2.85 or less after 2 hours, 3.47 after 6 hours, 3.85 after 12 hours.");
    }
}
