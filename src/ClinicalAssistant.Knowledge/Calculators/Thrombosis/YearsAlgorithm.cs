using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>YEARS algorithm for suspected pulmonary embolism (van der Hulle et al., 2017): items met.</summary>
internal sealed class YearsAlgorithm : Calculator
{
    public override string Id => "years";

    public override string Name => "YEARS algorithm for pulmonary embolism";

    public override IReadOnlyList<string> Aliases => ["years algorithm", "years criteria", "years rule", "years items"];

    public override string Population => "Adults in whom pulmonary embolism is suspected; not with anticoagulation in treatment dose.";

    public override Source Source { get; } = new("YEARS Algorithm for Pulmonary Embolism (PE)", "MDCalc", null, "https://www.mdcalc.com/calc/4067/years-algorithm-pulmonary-embolism-pe");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Yes("dvt_signs", "Clinical signs of deep vein thrombosis", "signs of dvt", "signs of deep vein thrombosis", "dvt signs"),
        Haemoptysis,
        Yes("likeliest", "Pulmonary embolism is the likeliest diagnosis", "pe is the most likely diagnosis", "pe is most likely", "pe most likely", "pulmonary embolism is the most likely diagnosis"),
        new("d_dimer", "D-dimer (fibrinogen equivalent units)", InputKind.Quantity) { Unit = "ng/mL", Minimum = 1, Maximum = 200000, UnitlessMinimum = 20, Units = ["mg/L"], Analyte = "d-dimer" },
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Signs of deep vein thrombosis", 1, "dvt_signs").Points("Haemoptysis", 1, "haemoptysis").Points("Pulmonary embolism likeliest", 1, "likeliest");
        var limit = sheet.Total == 0 ? 1000 : 500;
        sheet.Step($"D-dimer {sheet["d_dimer"]} ng/mL, limit {limit} ng/mL with {sheet.Total} items");
        return sheet.Score(sheet["d_dimer"] < limit ? "Pulmonary embolism excluded." : "Not excluded: CT pulmonary angiography.");
    }
}
