using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads ages as registries state them: durations, or HPO's onset classes by their middle.</summary>
internal static class StatedAge
{
    private static readonly Dictionary<string, float> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HP:0030674"] = 0, ["Antenatal onset"] = 0,
        ["HP:0011460"] = 0, ["Embryonal onset"] = 0,
        ["HP:0011461"] = 0, ["Fetal onset"] = 0,
        ["HP:0034197"] = 0, ["HP:0034198"] = 0, ["HP:0034199"] = 0,
        ["HP:0003577"] = 0, ["Congenital onset"] = 0,
        ["HP:0003623"] = 0.04f, ["Neonatal onset"] = 0.04f,
        ["HP:0003593"] = 0.5f, ["Infantile onset"] = 0.5f,
        ["HP:0011463"] = 3, ["Childhood onset"] = 3,
        ["HP:0003621"] = 10, ["Juvenile onset"] = 10,
        ["HP:0003581"] = 30, ["Adult onset"] = 30,
        ["HP:0011462"] = 28, ["Young adult onset"] = 28,
        ["HP:0025708"] = 18, ["Early young adult onset"] = 18,
        ["HP:0025709"] = 22, ["Intermediate young adult onset"] = 22,
        ["HP:0025710"] = 32, ["Late young adult onset"] = 32,
        ["HP:0003596"] = 50, ["Middle age onset"] = 50,
        ["HP:0003584"] = 65, ["Late onset"] = 65,
    };

    /// <summary>Years, or NaN where nothing usable is stated.</summary>
    public static float Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Read(value.GetString()!);
            case JsonValueKind.Object:
                foreach (var name in new[] { "id", "label", "iso8601duration", "age", "ontologyClass", "ageRange", "start" })
                {
                    if (value.TryGetProperty(name, out var inner) && Read(inner) is var years && !float.IsNaN(years))
                        return years;
                }

                return float.NaN;
            default:
                return float.NaN;
        }
    }

    /// <summary>As <see cref="Read(JsonElement)"/>.</summary>
    public static float Read(string text)
    {
        if (Classes.TryGetValue(text, out var middle))
            return middle;
        return Age.TryParse(text, out var age) && text.StartsWith('P') ? (float)age!.Years : float.NaN;
    }
}
