using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Gestational age by crown-rump length (Robinson and Fleming, 1975).</summary>
internal sealed class CrownRumpAge : Calculator
{
    public override string Id => "ga-crl";

    public override string Name => "Gestational age by crown-rump length";

    public override IReadOnlyList<string> Aliases => ["ga-crl", "crown-rump length", "crown rump length", "crl", "gestational age by crl", "gestational age by ultrasound"];

    public override string Population => "Pregnancies of 6 to 14 weeks, crown-rump length 5 to 84 mm.";

    public override Source Source { get; } = new("Estimation of gestational age from crown-rump length (Robinson, Br J Obstet Gynaecol 1975)", "Medical Algorithms", null, "https://www.medicalalgorithms.com/crown-rump-length");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("crown_rump_length", "Crown-rump length", InputKind.Quantity) { Unit = "mm", Minimum = 1, Maximum = 120, ApplicableFrom = 5, ApplicableTo = 84, Units = ["cm"], QuestionWords = ["crl", "crown-rump length", "crown rump length"] },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var root = Math.Sqrt(sheet.Real("crown_rump_length"));
        var days = (8.052 * root) + 23.73;
        sheet.Step($"8.052 x square root of {sheet["crown_rump_length"]} mm + 23.73 = {days} days");
        return sheet.Weeks((int)Math.Round(days, MidpointRounding.AwayFromZero), "Plus or minus 4.7 days.");
    }
}
