using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>The items that CHA2DS2-VASc and CHA2DS2-VA share.</summary>
internal static class StrokeRisk
{
    public static IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        HeartFailure, Hypertension, Diabetes,
        new("stroke", "Previous stroke, TIA or thromboembolism", InputKind.YesNo) { RecordWords = ["stroke", "tia", "transient ischaemic attack", "transient ischemic attack", "thromboembolism", "cva"] },
        new("vascular_disease", "Vascular disease (myocardial infarction, peripheral arterial disease, aortic plaque)", InputKind.YesNo) { Findings = ["CA:coronary-disease-history"], RecordWords = ["vascular disease", "myocardial infarction", "peripheral arterial", "peripheral vascular", "peripheral artery", "aortic plaque"] },
    ];

    public static Worksheet Add(Worksheet sheet) => sheet
        .Points("Heart failure", 1, "heart_failure")
        .Points("Hypertension", 1, "hypertension")
        .Points("Age 75 years or more", 2, sheet["age"] >= 75)
        .Points("Diabetes mellitus", 1, "diabetes")
        .Points("Stroke, TIA or thromboembolism", 2, "stroke")
        .Points("Vascular disease", 1, "vascular_disease")
        .Points("Age 65 to 74 years", 1, sheet["age"] is >= 65 and < 75);
}
