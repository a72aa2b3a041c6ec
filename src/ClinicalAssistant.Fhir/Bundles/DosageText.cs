using System.Globalization;

using Hl7.Fhir.Model;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>A dosage in words: as the record words it, else dose, route and timing put together.</summary>
internal static class DosageText
{
    public static string? Of(IReadOnlyList<Dosage>? dosages) => Words.Join((dosages ?? []).Select(One));

    private static string? One(Dosage dosage)
    {
        if (Words.NotEmpty(dosage.Text) is { } text)
            return text;
        string?[] parts =
        [
            dosage.DoseAndRate.Select(static rate => Dose(rate.Dose)).FirstOrDefault(static dose => dose is not null),
            Words.Of(dosage.Route),
            Timing(dosage.Timing),
            dosage.AsNeeded is FhirBoolean { Value: true } or CodeableConcept ? "as needed" : null,
        ];
        var said = parts.Where(static part => part is not null).ToArray();
        return said.Length == 0 ? Words.NotEmpty(dosage.PatientInstruction) : string.Join(' ', said);
    }

    private static string? Dose(DataType? dose) => dose switch
    {
        Quantity { Value: { } value } quantity => string.Create(CultureInfo.InvariantCulture, $"{value} {quantity.Unit ?? quantity.Code}").Trim(),
        Hl7.Fhir.Model.Range { Low.Value: { } low, High: { Value: { } high } upper } => string.Create(CultureInfo.InvariantCulture, $"{low}-{high} {upper.Unit ?? upper.Code}").Trim(),
        _ => null,
    };

    private static string? Timing(Timing? timing)
    {
        if (Words.Of(timing?.Code) is { } text)
            return text;
        return timing?.Repeat is { Frequency: { } frequency, Period: { } period, PeriodUnit: { } unit }
            ? string.Create(CultureInfo.InvariantCulture, $"{frequency} time{(frequency == 1 ? "" : "s")} per {(period == 1 ? "" : period + " ")}{Unit(unit)}")
            : null;
    }

    private static string Unit(Timing.UnitsOfTime unit) => unit switch
    {
        Hl7.Fhir.Model.Timing.UnitsOfTime.S => "s",
        Hl7.Fhir.Model.Timing.UnitsOfTime.Min => "min",
        Hl7.Fhir.Model.Timing.UnitsOfTime.H => "h",
        Hl7.Fhir.Model.Timing.UnitsOfTime.D => "day",
        Hl7.Fhir.Model.Timing.UnitsOfTime.Wk => "week",
        Hl7.Fhir.Model.Timing.UnitsOfTime.Mo => "month",
        _ => "year",
    };
}
