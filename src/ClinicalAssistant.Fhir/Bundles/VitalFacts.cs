using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Weight, height, eGFR and pregnancy from the newest observation of each.</summary>
internal sealed class VitalFacts(DateTimeOffset now, Fields fields)
{
    private const string PregnancyStatus = "82810-3";

    /// <summary>A pregnancy status older than a pregnancy lasts says nothing of today.</summary>
    private static readonly TimeSpan PregnancyHolds = TimeSpan.FromDays(300);

    private static readonly string[] Weight = ["29463-7", "3141-9"];
    private static readonly string[] Height = ["8302-2", "3137-7", "8306-3"];

    /// <summary>GFR predicted per 1.73 m²: CKD-EPI 2021 and 2009, MDRD, and those by group.</summary>
    private static readonly string[] Egfr = ["98979-8", "62238-1", "33914-3", "88293-6", "88294-4", "48642-3", "48643-1", "77147-7", "69405-9"];

    public Patient Add(Patient patient, IReadOnlyList<RecordEntry>? conditions) => patient with
    {
        WeightKg = Newest(patient, Weight, "weight", PatientLimits.WeightKg, static quantity => quantity.Unit switch
        {
            "kg" => quantity.Value,
            "g" => quantity.Value / 1000m,
            "[lb_av]" or "lb" or "lbs" => decimal.Round(quantity.Value * 0.45359237m, 2),
            _ => null,
        }),
        HeightCm = Newest(patient, Height, "height", PatientLimits.HeightCm, static quantity => quantity.Unit switch
        {
            "cm" => quantity.Value,
            "m" => quantity.Value * 100m,
            "mm" => quantity.Value / 10m,
            "[in_i]" or "in" => decimal.Round(quantity.Value * 2.54m, 1),
            _ => null,
        }),
        Egfr = Newest(patient, Egfr, "eGFR", PatientLimits.Egfr, static quantity =>
            quantity.Unit.StartsWith("mL/min", StringComparison.OrdinalIgnoreCase) ? quantity.Value : null),
        Pregnant = Pregnancy(patient) ?? (conditions?.Any(static entry => entry is { Code: "77386006", Status: null or "active" }) == true ? true : null),
    };

    private decimal? Newest(Patient patient, string[] codes, string name, (decimal, decimal) limits, Func<Quantity, decimal?> convert)
    {
        var quantity = patient.Observations.FirstOrDefault(observation => observation.Value is not null && observation.System == Words.Loinc && codes.Contains(observation.Code))?.Value;
        if (quantity is null)
            return null;
        var value = convert(quantity);
        if (value is { } number && PatientLimits.Holds(limits, number))
            return number;
        fields.Tell(null, $"the newest {name} {(value is null ? "has a unit that is not known here" : "cannot be so")} and was not used", "Check value and UCUM unit");
        return null;
    }

    private bool? Pregnancy(Patient patient)
    {
        var newest = patient.Observations.FirstOrDefault(static observation => observation is { Code: PregnancyStatus, System: Words.Loinc });
        if (newest is null)
            return null;
        if (newest.Taken is { } taken && now - taken > PregnancyHolds)
        {
            fields.Tell(null, "the pregnancy status is older than 300 days and was not used", "Record it anew");
            return null;
        }

        return newest.Text?.ToUpperInvariant() switch
        {
            null => null,
            "PREGNANT" or "LA15173-0" or "77386006" or "YES" or "PATIENT CURRENTLY PREGNANT" => true,
            "NOT PREGNANT" or "LA26683-5" or "60001007" or "NO" or "PATIENT CURRENTLY NOT PREGNANT" => false,
            _ => null,
        };
    }
}
