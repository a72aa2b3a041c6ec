using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>BISAP score of acute pancreatitis (Wu et al., 2008), 0 to 5 points.</summary>
internal sealed class BisapScore : Calculator
{
    public override string Id => "bisap";

    public override string Name => "BISAP score";

    public override IReadOnlyList<string> Aliases => ["bisap", "bisap score"];

    public override string Population => "Adults with acute pancreatitis within 24 hours of arrival.";

    public override Source Source { get; } = new("BISAP score", "MSD Manual", null, "https://msdmanuals.com/iframe/manual/medical-calculators/bisapscore-ja.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), Bun, Gcs,
        Yes("sirs", "Two or more SIRS criteria", "sirs"),
        Yes("pleural_effusion", "Pleural effusion", "pleural effusion", "effusion"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Blood urea nitrogen above 25 mg/dL", 1, sheet["bun"] > 25)
            .Points("Glasgow Coma Scale below 15", 1, sheet["gcs"] < 15)
            .Points("SIRS", 1, "sirs")
            .Points("Age above 60 years", 1, sheet["age"] > 60)
            .Points("Pleural effusion", 1, "pleural_effusion");
        return sheet.Score(sheet.Total <= 2 ? "0 to 2: below 2 % die." : "3 to 5: above 15 % die.");
    }
}
