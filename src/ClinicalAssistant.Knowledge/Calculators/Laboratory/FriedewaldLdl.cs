using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>LDL cholesterol by Friedewald.</summary>
internal sealed class FriedewaldLdl : Calculator
{
    public override string Id => "ldl-friedewald";

    public override string Name => "LDL cholesterol, calculated (Friedewald)";

    public override IReadOnlyList<string> Aliases => ["ldl-friedewald", "friedewald", "ldl calculated", "calculated ldl", "ldl cholesterol", "calculate ldl"];

    public override string Population => "Fasting sample with triglycerides up to 400 mg/dL (4.5 mmol/L); unreliable at low LDL and in type III hyperlipidaemia.";

    public override int Digits => 2;

    public override Source Source { get; } = new("LDL Calculation", "EVAL Foundation", 2024, "https://eval.health/ldl-calculation");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [TotalCholesterol, Hdl, Triglycerides with { ApplicableTo = 400 }];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = sheet["total_cholesterol"] - sheet["hdl"] - (sheet["triglycerides"] / 5);
        sheet.Step($"{sheet["total_cholesterol"]} - {sheet["hdl"]} - {sheet["triglycerides"]} / 5 = {value}");
        return sheet.Result(value, "mg/dL", value switch
        {
            < 0 => "Below zero: the formula does not hold here; measure LDL directly.",
            < 100 => "Below 100 mg/dL.",
            < 130 => "100 to 129 mg/dL: near optimal.",
            < 160 => "130 to 159 mg/dL: borderline high.",
            < 190 => "160 to 189 mg/dL: high.",
            _ => "190 mg/dL or more: very high.",
        });
    }
}
