using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>CHA2DS2-VASc: stroke risk in atrial fibrillation, 0 to 9 points (Lip et al., Chest 2010).</summary>
internal sealed class Cha2ds2VascScore : Calculator
{
    // Ischaemic stroke per year, Swedish Atrial Fibrillation Cohort, score 0 to 9 (Friberg et al., Eur Heart J 2012).
    private static readonly decimal[] StrokePerYear = [0.2m, 0.6m, 2.2m, 3.2m, 4.8m, 7.2m, 9.7m, 11.2m, 10.8m, 12.2m];

    public override string Id => "cha2ds2-vasc";

    public override string Name => "CHA2DS2-VASc score";

    public override IReadOnlyList<string> Aliases => ["cha2ds2-vasc", "cha2ds2vasc", "cha2ds2 vasc", "chads-vasc", "chadsvasc", "chads2-vasc", "chads vasc", "cha2ds2-va"];

    public override string Population => "Adults with non-valvular atrial fibrillation. Not for rheumatic mitral stenosis or mechanical valves.";

    public override Source Source { get; } = new("CHA2DS2-VASc score (Lip et al., Chest 2010; yearly rates of Friberg et al., Eur Heart J 2012)", "MDICU calculators", 2026, "https://mdicu.com/calc/calc-1080.html");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("age", "Age", InputKind.Quantity) { Unit = "a", Minimum = 18, Maximum = 120 },
        new("sex", "Sex", InputKind.Choice) { Choices = ["male", "female"] },
        new("heart_failure", "Heart failure or left ventricular dysfunction", InputKind.YesNo) { Findings = ["CA:known-heart-failure"], RecordWords = ["heart failure", "left ventricular dysfunction", "cardiomyopathy", "hfref", "hfpef"] },
        new("hypertension", "Hypertension", InputKind.YesNo) { Findings = ["CA:hypertension-history"], RecordWords = ["hypertension", "hypertensive", "htn"], RecordExceptions = ["pulmonary", "portal", "intracranial", "ocular", "gestational", "white coat"] },
        new("diabetes", "Diabetes mellitus", InputKind.YesNo) { Findings = ["CA:diabetes"], RecordWords = ["diabetes", "t2dm", "t1dm"] },
        new("stroke", "Previous stroke, TIA or thromboembolism", InputKind.YesNo) { RecordWords = ["stroke", "tia", "transient ischaemic attack", "transient ischemic attack", "thromboembolism", "cva"] },
        new("vascular_disease", "Vascular disease (myocardial infarction, peripheral arterial disease, aortic plaque)", InputKind.YesNo) { Findings = ["CA:coronary-disease-history"], RecordWords = ["vascular disease", "myocardial infarction", "peripheral arterial", "peripheral vascular", "peripheral artery", "aortic plaque"] },
    ];

    protected override CalculationResult Compute(CalculatorInputs inputs)
    {
        var age = inputs.Find("age")!.Number!.Value;
        var tally = new PointsTally(inputs)
            .Add("Heart failure", 1, "heart_failure")
            .Add("Hypertension", 1, "hypertension")
            .Add("Age 75 years or more", 2, age >= 75)
            .Add("Diabetes mellitus", 1, "diabetes")
            .Add("Stroke, TIA or thromboembolism", 2, "stroke")
            .Add("Vascular disease", 1, "vascular_disease")
            .Add("Age 65 to 74 years", 1, age is >= 65 and < 75)
            .Add("Female sex", 1, inputs.Find("sex")!.Choice == "female");
        var risk = StrokePerYear[(int)tally.Total];
        return new CalculationResult(tally.Total, null, string.Create(CultureInfo.InvariantCulture, $"About {risk} % ischaemic strokes a year without anticoagulation in the Swedish cohort."), tally.Steps(), Source);
    }
}
