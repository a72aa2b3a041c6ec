using System.Globalization;

using Hl7.Fhir.Model;

using CoreObservation = ClinicalAssistant.Core.Observation;
using CoreQuantity = ClinicalAssistant.Core.Quantity;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Measured and observed values; a panel such as blood pressure gives one for each component. Newest first, undated last.</summary>
internal static class Observations
{
    public static IReadOnlyList<CoreObservation> Read(IReadOnlyList<Entry> entries, Fields fields) =>
    [
        .. entries.Where(static entry => entry.Resource is Observation).SelectMany(entry => One(entry, (Observation)entry.Resource, fields))
            .OrderByDescending(static observation => observation.Taken ?? DateTimeOffset.MinValue),
    ];

    private static IEnumerable<CoreObservation> One(Entry entry, Observation observation, Fields fields)
    {
        var status = fields.Take(entry, "status", () => observation.StatusElement?.JsonValue?.ToString());
        if (status is "entered-in-error" or "cancelled")
            yield break;
        var taken = fields.Take(entry, "effective", () => Words.Instant(
            (observation.Effective as FhirDateTime)?.Value ?? (observation.Effective as Period)?.Start)
            ?? (observation.Effective as Instant)?.Value ?? observation.Issued);
        if (fields.Take(entry, "value", () => Value(observation.Code, observation.Value, taken)) is { } whole)
            yield return whole;
        foreach (var component in fields.Take(entry, "component", () => observation.Component) ?? [])
        {
            if (fields.Take(entry, "component", () => Value(component.Code, component.Value, taken)) is { } part)
                yield return part;
        }
    }

    private static CoreObservation? Value(CodeableConcept? code, DataType? value, DateTimeOffset? taken)
    {
        if (value is null || Words.Of(code) is not { } name)
            return null;
        var coding = code!.Coding.FirstOrDefault(static coding => coding.System == Words.Loinc) ?? Words.FirstCode(code);
        var quantity = value is Quantity { Value: { } number, Comparator: null } exact ? new CoreQuantity(number, Unit(exact)) : null;
        var text = quantity is null ? InWords(value) : null;
        return quantity is null && text is null
            ? null
            : new CoreObservation(name, quantity) { Text = text, Code = coding?.Code, System = coding?.System, Taken = taken };
    }

    private static string? InWords(DataType value) => value switch
    {
        // "< 5 ng/L" is no 5: it stays words.
        Quantity { Value: { } number } bound => string.Create(CultureInfo.InvariantCulture, $"{Sign(bound)} {number} {Unit(bound)}"),
        CodeableConcept concept => Words.Of(concept),
        FhirString text => Words.NotEmpty(text.Value),
        FhirBoolean truth => truth.Value switch { true => "yes", false => "no", null => null },
        Integer { Value: { } whole } => whole.ToString(CultureInfo.InvariantCulture),
        Hl7.Fhir.Model.Range { Low: { Value: { } low }, High: { Value: { } high } upper } => string.Create(CultureInfo.InvariantCulture, $"{low} to {high} {Unit(upper)}"),
        Ratio { Numerator: { Value: { } top }, Denominator: { Value: { } bottom } } => string.Create(CultureInfo.InvariantCulture, $"{top}:{bottom}"),
        FhirDateTime moment => Words.NotEmpty(moment.Value),
        _ => null,
    };

    private static string Unit(Quantity quantity) => Words.NotEmpty(quantity.Code) ?? Words.NotEmpty(quantity.Unit) ?? "1";

    private static string Sign(Quantity quantity) => quantity.Comparator switch
    {
        Quantity.QuantityComparator.LessThan => "<",
        Quantity.QuantityComparator.LessOrEqual => "<=",
        Quantity.QuantityComparator.GreaterOrEqual => ">=",
        Quantity.QuantityComparator.GreaterThan => ">",
        _ => "",
    };
}
