using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Unfractionated heparin by weight (protocol of Raschke, 1993): bolus and first rate.</summary>
internal sealed class HeparinByWeight : Calculator
{
    public override string Id => "heparin-weight";

    public override string Name => "Heparin by weight (Raschke protocol)";

    public override IReadOnlyList<string> Aliases => ["heparin-weight", "heparin by weight", "weight-based heparin", "heparin nomogram", "raschke", "heparin bolus", "heparin infusion rate"];

    public override string Population => "Adults with venous thromboembolism, unfractionated heparin into a vein. Other indications, bleeding risk, renal replacement and extremes of weight follow their own protocol.";

    public override bool DisplayOnly => true;

    public override Source Source { get; } = new("Weight-based heparin dosing protocol (Raschke nomogram)", "American Family Physician", 2004, "https://aafp.org/pubs/afp/issues/2004/0615/p2841/jcr:content/root/aafp-article-primary-content-container/aafp_article_main_par/aafp_tables_content0.print.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Weight,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (bolus, rate) = (checked(80 * sheet["weight"]), checked(18 * sheet["weight"]));
        sheet.Step($"bolus 80 units/kg x {sheet["weight"]} kg = {bolus} units")
            .Step($"rate 18 units/kg/h x {sheet["weight"]} kg = {rate} units/h");
        sheet.Note("Raschke protocol: bolus " + Worksheet.Shown(bolus) + " units, then the rate shown; adjust by the aPTT 6 hours later. The local protocol may round and cap both.");
        return sheet.Result(rate, "[IU]/h", "First rate of the infusion by the protocol of Raschke.");
    }
}
