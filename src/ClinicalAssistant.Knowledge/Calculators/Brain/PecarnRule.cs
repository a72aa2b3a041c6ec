using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>PECARN rule for head injury in children (Kuppermann et al., 2009): 0 very low, 1 intermediate, 2 high risk.</summary>
internal sealed class PecarnRule : Calculator
{
    public override string Id => "pecarn";

    public override string Name => "PECARN rule for head injury in children";

    public override IReadOnlyList<string> Aliases => ["pecarn", "pecarn rule", "pecarn head"];

    public override string Population => "Below 18 years, within 24 hours of a blunt head injury, Glasgow Coma Scale 14 or 15. What is judged differs below 2 years of age.";

    public override Source Source { get; } = new("PECARN pediatric head CT rule", "LearnEM", null, "https://learnem.org/pecarn-pediatric-head-ct-rule/");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(0, 18), Gcs with { ApplicableFrom = 14 },
        Yes("altered_mental_status", "Other signs of altered mental status", "altered mental status", "agitation", "somnolence", "repetitive questioning"),
        Yes("skull_fracture", "Palpable skull fracture (below 2 years) or signs of a basilar one (from 2 years)", "palpable skull fracture", "skull fracture", "basilar skull fracture"),
        Yes("loss_of_consciousness", "Loss of consciousness (below 2 years: of 5 seconds or more)", "loss of consciousness", "loc", "passed out"),
        Yes("severe_mechanism", "Severe mechanism of injury", "severe mechanism"),
        Yes("scalp_haematoma", "Occipital, parietal or temporal scalp haematoma (below 2 years)", "parietal haematoma", "occipital haematoma", "temporal haematoma", "scalp haematoma", "scalp hematoma") with { Absent = "it counts below 2 years of age only and was taken as absent." },
        Yes("not_acting_normally", "Not acting normally as the parents see it (below 2 years)", "not acting normally") with { Absent = "it counts below 2 years of age only and was taken as absent." },
        Yes("vomiting", "Vomiting (from 2 years)", "vomiting", "vomited") with { Absent = "it counts from 2 years of age only and was taken as absent." },
        Yes("severe_headache", "Severe headache (from 2 years)", "severe headache") with { Absent = "it counts from 2 years of age only and was taken as absent." },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet)
    {
        foreach (var name in sheet["age"] < 2 ? ["scalp_haematoma", "not_acting_normally"] : (string[])["vomiting", "severe_headache"])
        {
            if (!sheet.Has(name))
                yield return new InputProblem(name, $"{Find(name)!.Label} ({name}) is needed at this age: yes or no.");
        }
    }

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var infant = sheet["age"] < 2;
        var high = sheet["gcs"] <= 14 || sheet.Yes("altered_mental_status") || sheet.Yes("skull_fracture");
        string[] counted = infant ? ["loss_of_consciousness", "severe_mechanism", "scalp_haematoma", "not_acting_normally"] : ["loss_of_consciousness", "severe_mechanism", "vomiting", "severe_headache"];
        var intermediate = Array.Exists(counted, sheet.Yes);
        sheet.Step($"{(infant ? "Below 2 years" : "From 2 years")}; Glasgow Coma Scale 14, altered mental status or skull fracture: {(high ? "yes" : "no")}")
            .Step($"{string.Join(", ", counted.Select(name => Find(name)!.Label))}: {(intermediate ? "at least one" : "none")}");
        return sheet.Result(high ? 2m : intermediate ? 1 : 0, "{score}", (high, intermediate, infant) switch
        {
            (true, _, true) => "High risk: 4.4 % have a clinically important brain injury; CT.",
            (true, _, false) => "High risk: 4.3 % have a clinically important brain injury; CT.",
            (_, true, _) => "Intermediate risk: 0.9 % have a clinically important brain injury; observe, or CT by experience, several findings, worsening, age below 3 months, the parents' wish.",
            (_, _, true) => "Very low risk: below 0.02 %; the rule advises no CT.",
            _ => "Very low risk: below 0.05 %; the rule advises no CT.",
        });
    }
}
