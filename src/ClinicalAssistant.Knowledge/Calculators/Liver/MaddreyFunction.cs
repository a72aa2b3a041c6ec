using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Maddrey's discriminant function of alcoholic hepatitis, modified form.</summary>
internal sealed class MaddreyFunction : Calculator
{
    public override string Id => "maddrey";

    public override string Name => "Maddrey discriminant function";

    public override IReadOnlyList<string> Aliases => ["maddrey", "maddrey's", "maddrey discriminant function", "discriminant function", "mdf"];

    public override string Population => "Alcoholic hepatitis. The control prothrombin time of the own laboratory decides.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Discriminant function of Maddrey et al. and the modified function of Carithers et al.", "Medical Algorithms", null, "https://medicalalgorithms.com/discriminant-function-of-maddrey-et-al-and-the-modified-discriminant-function-of-carithers-et-al-for-steroid-therapy-in-severe-alcoholic-hepatitis");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("prothrombin_time", "Prothrombin time of the patient", InputKind.Quantity) { Unit = "s", Minimum = 5, Maximum = 200 },
        new("control_time", "Prothrombin time of the control", InputKind.Quantity) { Unit = "s", Minimum = 5, Maximum = 30 },
        Bilirubin,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var value = (4.6m * (sheet["prothrombin_time"] - sheet["control_time"])) + sheet["bilirubin"];
        sheet.Step($"4.6 x ({sheet["prothrombin_time"]} - {sheet["control_time"]}) + {sheet["bilirubin"]} = {value}");
        return sheet.Result(value, "{score}", value > 32 ? "Above 32: severe alcoholic hepatitis." : "32 or less: not severe by this measure.");
    }
}
