using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Reads the contract's common values.</summary>
public static class ContractValues
{
    /// <summary>Audience; absent is clinician.</summary>
    public static Audience Audience(string? value, bool patientAllowed) => value?.ToLowerInvariant() switch
    {
        null or "clinician" => Core.Audience.Clinician,
        "patient" when patientAllowed => Core.Audience.Patient,
        "patient" => throw new WrongInputException("Field 'audience': answers for patients are turned off here. The site turns them on with Consult:AllowPatientAudience; a batch with --allow-patient-audience."),
        _ => throw new WrongInputException("Field 'audience': write clinician or patient."),
    };

    /// <summary>Sex; absent is unknown.</summary>
    public static Sex Sex(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        null or "" or "unknown" => Core.Sex.Unknown,
        "male" or "m" => Core.Sex.Male,
        "female" or "f" => Core.Sex.Female,
        "other" => Core.Sex.Other,
        _ => throw new WrongInputException("Field 'sex': write male, female, other or unknown (or M, F)."),
    };

    /// <summary>Age as a number of years or an ISO 8601 duration; absent is null.</summary>
    public static Age? Age(JsonElement? value)
    {
        if (value is not { } element || element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        var text = element.ValueKind switch
        {
            JsonValueKind.Number when element.TryGetDecimal(out var years) => years.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.String => element.GetString(),
            _ => null,
        };
        return Core.Age.TryParse(text, out var age)
            ? age
            : throw new WrongInputException("Field 'age': write years from 0 to 130, or an ISO 8601 duration such as P33Y or P5M.");
    }
}
