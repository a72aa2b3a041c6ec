using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

using CorePatient = ClinicalAssistant.Core.Patient;
using FhirPatient = Hl7.Fhir.Model.Patient;
using Age = ClinicalAssistant.Core.Age;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Age, sex and the identifiers that must never leave in the clear.</summary>
internal sealed class Demographics(TimeProvider time, Fields fields)
{
    public CorePatient Add(CorePatient patient, Entry entry)
    {
        var about = (FhirPatient)entry.Resource;
        var sex = fields.Take(entry, "gender", () => about.Gender);
        var known = patient with
        {
            Age = fields.Take(entry, "birthDate", () => AgeOf(entry, about)),
            Sex = sex switch
            {
                AdministrativeGender.Male => Sex.Male,
                AdministrativeGender.Female => Sex.Female,
                AdministrativeGender.Other => Sex.Other,
                _ => Sex.Unknown,
            },
            Identifiers = Identifiers.Of(entry, about, fields),
        };
        if (known is { Pregnant: true, Sex: Sex.Male })
            fields.Tell(entry, "the record says both pregnant and male", "Check gender and pregnancy status");
        return known;
    }

    private Age? AgeOf(Entry entry, FhirPatient about)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var at = today;
        if (fields.Take(entry, "deceased", () => about.Deceased) is { } deceased && deceased is not FhirBoolean { Value: false or null })
        {
            fields.Tell(entry, "the record says that the patient has died", "Check that it is the patient you mean");
            at = Words.Day((deceased as FhirDateTime)?.Value) ?? today;
        }

        if (about.BirthDate is not { Length: > 0 } birth)
        {
            fields.Tell(entry, "it has no birthDate, so the age is not known", "Give birthDate");
            return null;
        }

        // A year or a month alone: its middle is at most half of it wrong.
        var born = birth.Length switch { 4 => Words.Day(birth + "-07-01"), 7 => Words.Day(birth + "-15"), _ => Words.Day(birth) };
        if (birth.Length is 4 or 7)
            fields.Tell(entry, "birthDate is not a whole date, so the age is about right only", "Give the whole date");
        if (born is { } day && birth.Length is 4 or 7 && born > at && string.CompareOrdinal(birth, at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)[..birth.Length]) <= 0)
            born = at;
        if (born is null || born > at || at.Year - born.Value.Year > Age.Maximum)
        {
            fields.Tell(entry, "birthDate is no date in the last 130 years and was not used", "Write it as 1968-03-31");
            return null;
        }

        return Between(born.Value, at);
    }

    private static Age Between(DateOnly born, DateOnly at)
    {
        var years = at.Year - born.Year - (at < born.AddYears(at.Year - born.Year) ? 1 : 0);
        var days = at.DayNumber - born.AddYears(years).DayNumber;
        return years == 0 ? Age.FromDays(days) : Age.FromYears(Math.Min(years + decimal.Round(days / 366m, 4), Age.Maximum));
    }
}
