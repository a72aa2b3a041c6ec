using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>
/// Reads a few facts as a clinician types them (<c>58M, 82 kg allergies: penicillin; meds: warfarin 5 mg, amlodipine</c>) into the plain
/// facts that the patient reader takes. What is not understood is an error, since an answer without it would be about another patient.
/// </summary>
internal static partial class TypedFacts
{
    private const string Example = "Write for example: /patient 58M, 82 kg, allergies: penicillin; meds: warfarin, amlodipine; conditions: none";

    public static JsonObject Read(string text)
    {
        var facts = new JsonObject();
        var keys = Key().Matches(text);
        Loose(facts, keys.Count == 0 ? text : text[..keys[0].Index]);
        for (var i = 0; i < keys.Count; i++)
        {
            var start = keys[i].Index + keys[i].Length;
            var value = text[start..(i + 1 < keys.Count ? keys[i + 1].Index : text.Length)].Trim(' ', ',', ';');
            Named(facts, keys[i].Groups[1].Value.ToLowerInvariant(), value);
        }

        return facts.Count > 0 ? facts : throw new WrongInputException("No fact was given. " + Example);
    }

    private static void Named(JsonObject facts, string key, string value)
    {
        switch (key)
        {
            case "age" or "sex" or "weight" or "wt" or "height" or "ht" or "egfr" or "pregnant":
                Loose(facts, key is "egfr" ? "egfr " + value : key is "pregnant" ? Pregnancy(value) : value);
                break;
            default:
                var name = key[0] switch { 'a' => "allergies", 'm' or 'd' or 'r' => "medications", _ => "conditions" };
                if (value.Length == 0)
                    throw new WrongInputException($"After '{key}:' nothing is written. Write the entries, or 'none'.");
                Put(facts, name, new JsonArray([.. value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(entry => (JsonNode)JsonValue.Create(entry))]));
                break;
        }
    }

    private static string Pregnancy(string value) => value.ToLowerInvariant() switch
    {
        "yes" or "y" or "true" => "pregnant",
        "no" or "n" or "false" => "not pregnant",
        _ => throw new WrongInputException("'pregnant:' takes yes or no."),
    };

    /// <summary>Facts that need no name: age and sex, weight, height, eGFR, pregnancy.</summary>
    private static void Loose(JsonObject facts, string text)
    {
        foreach (var (part, number) in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((part, index) => (part, index + 1)))
        {
            if (AgeAndSex().Match(part) is { Success: true } person)
            {
                if (person.Groups["age"].Success)
                    Put(facts, "age", Age(person.Groups["age"].Value, person.Groups["unit"].Value));
                if (person.Groups["sex"].Value is { Length: > 0 } sex)
                    Put(facts, "sex", JsonValue.Create(char.ToLowerInvariant(sex[0]) is 'm' or 'b' ? "male" : "female"));
            }
            else if (Measure().Match(part) is { Success: true } measure)
                Put(facts, measure.Groups["unit"].Value.ToLowerInvariant() is "kg" ? "weight_kg" : "height_cm", Number(measure.Groups["value"].Value));
            else if (Filtration().Match(part) is { Success: true } egfr)
                Put(facts, "egfr", Number(egfr.Groups[1].Value));
            else if (part.Equals("pregnant", StringComparison.OrdinalIgnoreCase) || part.Equals("not pregnant", StringComparison.OrdinalIgnoreCase))
                Put(facts, "pregnant", JsonValue.Create(part.Length == "pregnant".Length));
            else
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"Fact {number} is not understood. {Example}"));
        }
    }

    private static void Put(JsonObject facts, string name, JsonNode value)
    {
        if (!facts.TryAdd(name, value))
            throw new WrongInputException($"'{name}' is stated twice. State each fact once.");
    }

    private static JsonValue Number(string text) => JsonValue.Create(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static JsonValue Age(string number, string unit) => unit.Length == 0 || unit[0] is 'y' or 'Y'
        ? Number(number)
        : JsonValue.Create($"P{number}{char.ToUpperInvariant(unit[0])}");

    [GeneratedRegex(@"\b(allerg(?:y|ies)|meds?|medications?|drugs?|rx|conditions?|problems?|pmh|history|weight|wt|height|ht|egfr|age|sex|pregnant)\s*[:=]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?=.)(?:(?<age>\d{1,3}(?:\.\d{1,2})?)\s*-?(?<unit>years?|yrs?|yo|y/o|y|months?|mo|weeks?|wks?|w|days?|d)?(?:[\s-]*old)?)?[\s-]*(?<sex>male|female|man|woman|boy|girl|m|f)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex AgeAndSex();

    [GeneratedRegex(@"^(?<value>\d{1,3}(?:\.\d{1,2})?)\s*(?<unit>kg|cm)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^egfr\s*(\d{1,3}(?:\.\d{1,2})?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Filtration();
}
