using System.Text;

using Microsoft.Extensions.Time.Testing;

namespace ClinicalAssistant.Fhir.Tests;

/// <summary>Synthetic bundles: no resource here is of a living person.</summary>
internal static class Bundles
{
    public const string Patient = """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1968-03-02"}""";

    public static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    public static PatientReading Read(string json) => new PatientReader(Time).Read(Encoding.UTF8.GetBytes(json));

    /// <summary>The given resources after the patient, each with its own full address.</summary>
    public static PatientReading With(params string[] resources) => Read(Of([Patient, .. resources]));

    public static string Of(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(static resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    public static string Condition(string text, string more = "") =>
        $$$"""{"resourceType":"Condition","subject":{"reference":"Patient/p1"},"code":{"text":"{{{text}}}"}{{{more}}}}""";

    public static string Statement(string text, string status, string more = "") =>
        $$$"""{"resourceType":"MedicationStatement","status":"{{{status}}}","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"{{{text}}}"}{{{more}}}}""";

    public static string Allergy(string code, string more = "") =>
        $$$"""{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"code":{{{code}}}{{{more}}}}""";

    public static string Observation(string loinc, string value, string date = "2026-02-01", string more = "") =>
        $$$"""{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/p1"},"effectiveDateTime":"{{{date}}}","code":{"coding":[{"system":"http://loinc.org","code":"{{{loinc}}}","display":"L {{{loinc}}}"}]},{{{value}}}{{{more}}}}""";

    public static string Amount(string value, string unit) => $$$"""
        "valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}","system":"http://unitsofmeasure.org","code":"{{{unit}}}"}
        """;
}
