using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>ORBIT: risk of major bleeding on anticoagulation in atrial fibrillation, 0 to 7 points.</summary>
internal sealed class OrbitScore : Calculator
{
    public override string Id => "orbit";

    public override string Name => "ORBIT bleeding score";

    public override IReadOnlyList<string> Aliases => ["orbit", "orbit score", "orbit bleeding"];

    public override string Population => "Adults with atrial fibrillation on, or considered for, anticoagulation.";

    public override Source Source { get; } = new("The ORBIT score and its interpretation, table 1", "British Journal of General Practice", null, "https://bjgp.org/highwire/markup/43454/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(), SexInput, Haemoglobin,
        Yes("bleeding", "Previous intracranial or gastrointestinal bleed or haemorrhagic stroke", "intracranial bleed", "gi bleed", "gastrointestinal bleed", "haemorrhagic stroke", "hemorrhagic stroke", "bleeding history"),
        new("egfr", "eGFR", InputKind.Quantity) { Unit = "mL/min/{1.73_m2}", Minimum = 0, Maximum = 250, Analyte = "egfr" },
        Yes("antiplatelet", "Antiplatelet treatment", "aspirin", "clopidogrel", "antiplatelet", "ticagrelor", "prasugrel"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Age 75 years or more", 1, sheet["age"] >= 75)
            .Points("Haemoglobin below 13 g/dL (men) or 12 g/dL (women)", 2, sheet["haemoglobin"] < (sheet.Female ? 12 : 13))
            .Points("Bleeding history", 2, "bleeding")
            .Points("eGFR below 60 mL/min/1.73 m²", 1, sheet["egfr"] < 60)
            .Points("Antiplatelet treatment", 1, "antiplatelet");
        return sheet.Score(sheet.Total switch { <= 2 => "Low risk: 2.4 bleeds per 100 patient-years.", 3 => "Medium risk: 4.7 bleeds per 100 patient-years.", _ => "High risk: 8.1 bleeds per 100 patient-years." });
    }
}
