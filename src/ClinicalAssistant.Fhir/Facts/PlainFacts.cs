using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Facts;

/// <summary>
/// A patient as a few facts. A fact that cannot be so is an error, not a problem: someone has just written it, and an answer that
/// leaves it out would be about another patient.
/// </summary>
internal static class PlainFacts
{
    private static readonly string[] Keys = ["age", "sex", "weight_kg", "height_cm", "pregnant", "egfr", "allergies", "medications", "conditions"];

    public static PatientReading Read(JsonElement facts)
    {
        var problems = new ProblemList();
        var patient = new Patient();
        foreach (var fact in facts.EnumerateObject())
        {
            var name = Array.Find(Keys, key => fact.NameEquals(key));
            if (name is null)
                Unknown(fact, problems);
            else if (fact.Value.ValueKind != JsonValueKind.Null)
                patient = With(patient, name, fact.Value);
        }

        if (patient is { Pregnant: true, Sex: Sex.Male })
            problems.Add("the facts say both pregnant and male", "Check sex and pregnant");
        return new PatientReading(patient, problems.ToList());
    }

    private static Patient With(Patient patient, string name, JsonElement value) => name switch
    {
        "age" => patient with { Age = FactValues.Age(value) },
        "sex" => patient with { Sex = FactValues.Sex(value) },
        "weight_kg" => patient with { WeightKg = FactValues.Number(name, value, PatientLimits.WeightKg, "kg") },
        "height_cm" => patient with { HeightCm = FactValues.Number(name, value, PatientLimits.HeightCm, "cm") },
        "egfr" => patient with { Egfr = FactValues.Number(name, value, PatientLimits.Egfr, "mL/min/1.73 m²") },
        "pregnant" => patient with { Pregnant = FactValues.YesOrNo(name, value) },
        "allergies" => patient with { Allergies = FactList.Read(name, value) },
        "medications" => patient with { Medications = FactList.Read(name, value) },
        _ => patient with { Conditions = FactList.Read(name, value) },
    };

    private static void Unknown(JsonProperty fact, ProblemList problems)
    {
        string? key = null;
        try
        {
            key = JsonText.Showable(fact.Name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the key cannot be shown.
        }

        var nearest = key is null ? null : Nearest(key);
        problems.Add(
            key is null ? "an unknown fact was not used" : $"the unknown fact {key} was not used",
            nearest is null ? $"Known facts: {string.Join(", ", Keys)}" : $"Did you mean {nearest}?");
    }

    private static string? Nearest(string key)
    {
        var lower = key.ToLowerInvariant();
        var starts = Keys.FirstOrDefault(known => known.StartsWith(lower, StringComparison.Ordinal) || (lower.Length > 3 && known.StartsWith(lower[..^1], StringComparison.Ordinal)));
        if (starts is not null && lower.Length > 1)
            return starts;
        var (distance, nearest) = Keys.Select(known => (EditDistance.Between(lower, known), known)).Min();
        return distance <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }
}
