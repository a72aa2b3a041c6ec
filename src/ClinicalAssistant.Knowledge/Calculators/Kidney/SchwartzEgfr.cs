using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>eGFR of children by the bedside Schwartz equation of 2009.</summary>
internal sealed class SchwartzEgfr : Calculator
{
    public override string Id => "schwartz";

    public override string Name => "eGFR in children (bedside Schwartz 2009)";

    public override IReadOnlyList<string> Aliases => ["schwartz", "bedside schwartz", "schwartz equation", "paediatric egfr", "pediatric egfr"];

    public override string Population => "Children and adolescents of 1 to 18 years with stable renal function and creatinine traceable to IDMS.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Creatinine-based 'bedside Schwartz' equation (2009)", "National Kidney Foundation", 2009, "https://www.kidney.org/content/creatinine-based-%E2%80%9Cbedside-schwartz%E2%80%9D-equation-2009");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(1, 18), Height with { UnitlessMinimum = 45 }, Creatinine];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = 0.413m * sheet["height"] / sheet["creatinine"];
        sheet.Step($"0.413 x {sheet["height"]} cm / {sheet["creatinine"]} mg/dL = {value}");
        return sheet.Result(value, "mL/min/{1.73_m2}", RenalBands.Of(value));
    }
}
