using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Apgar score of a newborn, 0 to 10 points.</summary>
internal sealed class ApgarScore : Calculator
{
    public override string Id => "apgar";

    public override string Name => "Apgar score";

    public override IReadOnlyList<string> Aliases => ["apgar", "apgar score"];

    public override string Population => "Newborns at 1 and 5 minutes. It does not decide on resuscitation and does not predict a single child.";

    public override Source Source { get; } = new("The Apgar score, table", "Scientific Research Publishing", null, "https://html.scirp.org/file/_11-1433038_3.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        OneOf("heart_rate", "Heart rate", "absent", "below 100", "100 or more"),
        OneOf("respiration", "Breathing", "absent", "slow or irregular", "good or crying"),
        OneOf("tone", "Muscle tone", "limp", "some flexion", "active"),
        OneOf("reflex", "Reflex irritability", "none", "grimace", "cry, cough or sneeze"),
        OneOf("colour", "Colour", "blue or pale", "body pink, extremities blue", "pink"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        foreach (var input in Inputs)
            sheet.Points($"{input.Label} {sheet.Choice(input.Name)}", sheet.Place(input.Name));
        return sheet.Score(sheet.Total >= 7 ? "7 to 10: reassuring." : sheet.Total >= 4 ? "4 to 6: moderately abnormal." : "0 to 3: low.");
    }
}
