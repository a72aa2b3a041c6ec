using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Canadian CT Head Rule (Stiell et al., 2001).</summary>
internal sealed class CanadianCtHeadRule : Calculator
{
    public override string Id => "canadian-ct-head";

    public override string Name => "Canadian CT Head Rule";

    public override IReadOnlyList<string> Aliases => ["canadian-ct-head", "canadian ct head", "canadian head ct", "canadian ct head rule", "ct head rule"];

    public override string Population => "From 16 years, Glasgow Coma Scale 13 to 15 after loss of consciousness, amnesia or disorientation. Not with anticoagulants, bleeding disorders, or a seizure after the injury.";

    public override Source Source { get; } = new("Canadian CT Head Rule, table 1", "PubMed Central (PMC4766169)", 2016, "https://pmc.ncbi.nlm.nih.gov/articles/PMC4766169/table/Tab1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(16),
        Yes("gcs_below_15_at_2_hours", "Glasgow Coma Scale below 15 two hours after the injury", "gcs below 15 at 2 hours", "gcs <15 at 2 h"),
        Yes("open_or_depressed_fracture", "Suspected open or depressed skull fracture", "depressed fracture", "depressed skull fracture", "open skull fracture"),
        Yes("basal_fracture", "Sign of a basal skull fracture", "basal skull fracture", "raccoon eyes", "battle sign", "haemotympanum", "hemotympanum", "csf leak"),
        Yes("vomiting", "Vomiting twice or more", "vomited twice", "two episodes of vomiting", "vomiting twice"),
        Yes("amnesia", "Amnesia for 30 minutes or more before the impact", "retrograde amnesia", "amnesia before impact"),
        Yes("dangerous_mechanism", "Dangerous mechanism (struck by a vehicle, thrown from one, or a fall of more than 3 feet or five stairs)", "dangerous mechanism", "struck by a car", "hit by a car", "ejected"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Glasgow Coma Scale below 15 at 2 hours", 1, "gcs_below_15_at_2_hours")
            .Points("Open or depressed fracture", 1, "open_or_depressed_fracture")
            .Points("Basal skull fracture", 1, "basal_fracture")
            .Points("Vomiting twice or more", 1, "vomiting")
            .Points("Age 65 years or more", 1, sheet["age"] >= 65);
        var high = sheet.Total > 0;
        sheet.Points("Amnesia before impact", 1, "amnesia")
            .Points("Dangerous mechanism", 1, "dangerous_mechanism");
        return sheet.Score(high ? "A high-risk factor: CT of the head; an operation may be needed." : sheet.Total > 0 ? "A medium-risk factor: brain injury may show on CT." : "No factor: the rule asks for no CT.");
    }
}
