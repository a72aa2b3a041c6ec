namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("""{"status":"Seen by Jane Doe, 020 7946 0958"}""", "Doe|0958")]
    [InlineData("""{"type":"call Jane Doe on 020 7946 0958","class":"x"}""", "Doe|0958")]
    [InlineData("""{"code":"02079460958"}""", "02079460958")]
    [InlineData("""{"id":"44556677"}""", "44556677")]
    [InlineData("""{"resourceType":"Patient","id":"john-smith"}""", "smith")]
    [InlineData("""{"id":"john-smith","active":true,"resourceType":"Patient"}""", "smith")]
    [InlineData("""{"id":"7788990","name":[{"family":"Postlethwaite"}],"resourceType":"Patient"}""", "7788990")]
    [InlineData("""{"resourceType":"Observation","subject":{"reference":"Patient/john-smith"}}""", "smith")]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"id":"jane","resourceType":"Patient"}},{"resource":{"resourceType":"Observation"}}]}""", "jane")]
    public void What_identifies_somebody_is_masked_whatever_key_it_stands_under(string json, string gone)
    {
        var text = Deidentifying.Shipped.Deidentify(json).Text;
        foreach (var part in gone.Split('|'))
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"bp-20240219","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"resourceType":"Observation"}""")]
    [InlineData("""{"resourceType":"Condition","id":"c1","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"code":"73211009","system":"http://snomed.info/sct"}]}}""")]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","intent":"order","reasonReference":[{"reference":"Condition/cond-4471"}],"medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"860975"}]}}""")]
    [InlineData("""{"valueQuantity":{"value":7.1,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}""")]
    [InlineData("""{"code":"73211009"}""")]
    [InlineData("""{"type":"text","mode":"in-progress","id":"wells-pe"}""")]
    public void Codes_and_ids_of_things_stand(string json) => Assert.Equal(json, Deidentifying.Shipped.Deidentify(json).Text);
}
