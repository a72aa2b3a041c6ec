using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Homeostatic model assessment of insulin resistance.</summary>
internal sealed class HomaIr : Calculator
{
    public override string Id => "homa-ir";

    public override string Name => "HOMA-IR (insulin resistance)";

    public override IReadOnlyList<string> Aliases => ["homa-ir", "homa ir", "homa", "insulin resistance index"];

    public override string Population => "Fasting adults not treated with insulin. There is no universal limit; it depends on assay and population.";

    public override int Digits => 3;

    public override Source Source { get; } = new("Homeostatic model assessment for insulin resistance (HOMA-IR)", "GPnotebook", null, "https://gpnotebook.com/en-IE/pages/cardiovascular-medicine/homeostatic-model-assessment-for-insulin-resistance-homa-ir");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Glucose with { Label = "Fasting glucose" },
        new("insulin", "Fasting insulin", InputKind.Quantity) { Unit = "u[IU]/mL", Minimum = 0.1m, Maximum = 1000, Units = ["m[IU]/L"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["glucose"] * sheet["insulin"] / 405;
        sheet.Step($"{sheet["glucose"]} mg/dL x {sheet["insulin"]} µIU/mL / 405 = {value}");
        return sheet.Result(value, "1", value > 2 ? "Above 2: points to insulin resistance." : "2 or less.");
    }
}
