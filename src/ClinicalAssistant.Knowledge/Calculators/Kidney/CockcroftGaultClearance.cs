using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Creatinine clearance by Cockcroft and Gault (Nephron 1976), with the weight chosen by the body mass index where a height is given.</summary>
internal sealed class CockcroftGaultClearance : Calculator
{
    public override string Id => "cockcroft-gault";

    public override string Name => "Creatinine clearance (Cockcroft-Gault)";

    public override IReadOnlyList<string> Aliases => ["cockcroft-gault", "cockcroft gault", "cockcroft", "creatinine clearance", "crcl", "cr cl"];

    public override string Population => "Adults with stable renal function. Not adjusted to body surface. With a height: actual weight below a BMI of 18.5, the lower of ideal and actual weight up to 24.9, adjusted weight above; without one the actual weight, which misleads in under- and overweight.";

    public override int Digits => 1;

    public override Source Source { get; } = new("Estimating glomerular filtration rate in older people, table 2 (Cockcroft and Gault)", "BioMed Research International", 2014, "https://www.hindawi.com/journals/bmri/2014/916542/tab2/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput, Weight,
        Height with { Absent = "the actual body weight was used." },
        Creatinine,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (age, creatinine) = (sheet["age"], sheet["creatinine"]);
        var weight = BodyWeights.ForClearance(sheet);
        var plain = (140m - age) * weight / (72m * creatinine);
        sheet.Step($"(140 - {age}) x {weight} kg / (72 x {creatinine} mg/dL) = {plain}");
        var value = sheet.Female ? plain * 0.85m : plain;
        if (sheet.Female)
            sheet.Step($"x 0.85 for female sex = {value}");
        return sheet.Result(Math.Max(value, 0), "mL/min");
    }
}
