using System.Globalization;
using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Facts;

/// <summary>Single values of plain facts.</summary>
internal static class FactValues
{
    public static Age Age(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : JsonText.Of(value);
        // 1e1 is a JSON number and no way to write an age.
        return Core.Age.TryParse(text, out var age)
            ? age!
            : throw new WrongInputException("patient.age is no age from 0 to 130 years: write years as a number (58), or a duration (\"P58Y\", \"P5M\", \"P4D\").");
    }

    public static Sex Sex(JsonElement value) => JsonText.Of(value)?.Trim().ToLowerInvariant() switch
    {
        "male" or "m" => Core.Sex.Male,
        "female" or "f" => Core.Sex.Female,
        "other" or "o" => Core.Sex.Other,
        "unknown" or "u" or "" => Core.Sex.Unknown,
        _ => throw new WrongInputException("patient.sex is not known: write male, female, other or unknown (or M, F)."),
    };

    public static decimal Number(string name, JsonElement value, (decimal Least, decimal Most) limits, string unit) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && PatientLimits.Holds(limits, number)
            ? number
            : throw new WrongInputException(string.Create(CultureInfo.InvariantCulture,
                $"patient.{name} is no number from {limits.Least} to {limits.Most}: write it in {unit}, as a number without quotes or unit."));

    public static bool YesOrNo(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new WrongInputException($"patient.{name} is neither true nor false: write true or false without quotes, or leave it out where it is not known."),
    };
}
