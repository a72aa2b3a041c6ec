using System.Text;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Tests;

public sealed class BrokenBundleTests
{
    /// <summary>A broken entry (the second of three), its FHIR type as told, and a word of what is said.</summary>
    public static TheoryData<string, string?, string> BrokenEntries => new()
    {
        { """{"resource":{"resourceType":"Condtion","code":{"text":"SECRET"}}}""", null, "none of FHIR R4" },
        { """{"resource":{"code":{"text":"SECRET"}}}""", null, "resourceType is missing" },
        { """{"resource":{"resourceType":42,"code":{"text":"SECRET"}}}""", null, "resourceType is missing" },
        { """{"resource":"SECRET"}""", null, "no resource" },
        { """ "SECRET" """, null, "no resource" },
        { "null", null, "no resource" },
        { """{"fullUrl":"urn:x"}""", null, "no resource" },
        { """{"resource":{"resourceType":"Condition","code":"SECRET"}}""", "Condition", "neither code" },
        { """{"resource":{"resourceType":"Condition","subject":{"reference":"Patient/p1"}}}""", "Condition", "neither code nor text" },
        { """{"resource":{"resourceType":"Condition","code":{"text":["SECRET"]}}}""", "Condition", "cannot be read" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"}}}""", "AllergyIntolerance", "names no substance" },
        { """{"resource":{"resourceType":"MedicationStatement","status":"active","medicationReference":{"reference":"Medication/absent"}}}""", "MedicationStatement", "no name" },
        { """{"resource":{"resourceType":"MedicationStatement","status":"SECRET","medicationCodeableConcept":{"text":"Warfarin"}}}""", "MedicationStatement", "status" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"valueQuantity":{"value":"SECRET"}}}""", "Observation", "Observation" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"effectiveDateTime":"SECRET","valueQuantity":{"value":4,"unit":"mmol/L"}}}""", "Observation", "effective" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"codee":1}}""", "Condition", "Condition.codee" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"\ud800SECRET"}}}""", "Condition", "cannot be read" },
        { """{"resource":[]}""", null, "no resource" },
        { """{"resource":{}}""", null, "resourceType is missing" },
        { """{"resource":{"resourceType":null}}""", null, "resourceType is missing" },
        { """{"resource":{"resourceType":"condition","code":{"text":"SECRET"}}}""", null, "none of FHIR R4" },
        { "42", null, "no resource" },
        { "[]", null, "no resource" },
        { """{"resource":{"resourceType":"Condition","code":{"text":""},"subject":{"reference":"Patient/p1"}}}""", "Condition", "Condition" },
        { """{"resource":{"resourceType":"Condition","code":[{"text":"SECRET"}]}}""", "Condition", "Condition" },
        { """{"resource":{"resourceType":"Condition","code":{"coding":"SECRET"}}}""", "Condition", "Condition" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"onsetDateTime":"SECRET"}}""", "Condition", "onset" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"onsetDateTime":"2026-13-45"}}""", "Condition", "onset" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"code":7}}""", "AllergyIntolerance", "names no substance" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"code":{"text":"Latex"},"criticality":"SECRET"}}""", "AllergyIntolerance", "criticality" },
        { """{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order"}}""", "MedicationRequest", "no name" },
        { """{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"SECRET","medicationCodeableConcept":{"text":"Warfarin"}}}""", "MedicationRequest", "intent" },
        { """{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Warfarin"},"dosageInstruction":"SECRET"}}""", "MedicationRequest", "dosageInstruction" },
        { """{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":"SECRET"}}""", "MedicationRequest", "no name" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"valueQuantity":{"value":4,"unit":["SECRET"]}}}""", "Observation", "Observation" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"component":"SECRET","valueQuantity":{"value":4,"unit":"mmol/L"}}}""", "Observation", "component" },
        { """{"resource":{"resourceType":"Observation","status":["final"],"code":{"text":"K"},"valueQuantity":{"value":4,"unit":"mmol/L"}}}""", "Observation", "status" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"clinicalStatus":"SECRET"}}""", "Condition", "Condition.clinicalStatus holds a text where an object belongs" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"verificationStatus":"SECRET"}}""", "Condition", "Condition.verificationStatus" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"subject":"Patient/SECRET"}}""", "Condition", "Condition.subject holds a text" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout","coding":{"code":"SECRET"}}}}""", "Condition", "Condition.code.coding holds an object where a list belongs" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"onsetDateTime":{"SECRET":1}}}""", "Condition", "Condition.onsetDateTime holds an object where a text belongs" },
        { """{"resource":{"resourceType":"Condition","code":{"text":"Gout"},"category":"SECRET"}}""", "Condition", "Condition.category holds a text where a list belongs" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":"Patient/SECRET","code":{"text":"Latex"}}}""", "AllergyIntolerance", "AllergyIntolerance.patient holds a text where an object belongs" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"code":{"text":"Latex"},"reaction":[{"manifestation":"SECRET"}]}}""", "AllergyIntolerance", "AllergyIntolerance.reaction.manifestation holds a text" },
        { """{"resource":{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"code":{"text":"Latex"},"clinicalStatus":["SECRET"]}}""", "AllergyIntolerance", "AllergyIntolerance.clinicalStatus holds a list where one value belongs" },
        { """{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Warfarin"},"subject":17}}""", "MedicationRequest", "MedicationRequest.subject holds a number" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"valueQuantity":"SECRET"}}""", "Observation", "Observation.valueQuantity holds a text where an object belongs" },
        { """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"K"},"valueQuantity":{"value":4,"unit":"mmol/L"},"subject":null}}""", "Observation", "Observation.subject holds nothing" },
        { """{"resource":{"resourceType":"Encounter","status":"finished"}}""", "Encounter", "neither type nor class" },
        { """{"resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"period":{"start":"SECRET"}}}""", "Encounter", "period" },
        { """{"resource":{"resourceType":"DocumentReference","status":"current"}}""", "DocumentReference", "neither type" },
        { """{"resource":{"resourceType":"DocumentReference","status":"current","type":{"text":"Note"},"content":[{"attachment":{"contentType":"text/plain","data":"SECRET!"}}]}}""", "DocumentReference", "attachment" },
        { """{"resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/SECRET"}}}""", "Encounter", "another patient" },
        { """{"resource":{"resourceType":"Condition","subject":{"reference":"Patient/SECRET"},"code":{"text":"Gout"}}}""", "Condition", "another patient" },
    };

    [Theory]
    [MemberData(nameof(BrokenEntries))]
    public void A_broken_entry_is_told_without_its_words_and_the_others_are_used(string entry, string? type, string told)
    {
        var reading = Bundles.Read($$"""{"resourceType":"Bundle","entry":[{"resource":{{Bundles.Patient}}},{{entry}},{"resource":{{Bundles.Condition("Asthma")}}}]}""");
        Assert.Equal(58, reading.Patient.Age!.WholeYears);
        Assert.Contains(reading.Patient.Conditions!, static condition => condition.Text == "Asthma");
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem =>
        {
            Assert.Equal(1, problem.Entry);
            Assert.Equal(type, problem.ResourceType);
            Assert.DoesNotContain("SECRET", problem.ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(problem.Remedy);
        });
        Assert.Contains(reading.Problems, problem => problem.What.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","gender":"SECRET","birthDate":"1968-03-02"}""", "gender")]
    [InlineData("""{"resourceType":"Patient","gender":"female","birthDate":"1968-03-02","name":"SECRET"}""", "Patient")]
    public void A_field_of_the_patient_that_cannot_be_read_leaves_the_others(string patient, string told)
    {
        var reading = Bundles.Read(patient);
        Assert.Equal(58, reading.Patient.Age!.WholeYears);
        Assert.Contains(reading.Problems, problem => problem.What.Contains(told, StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Problems, static problem => problem.ToString().Contains("SECRET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2031-01-01")]
    [InlineData("1850-01-01")]
    [InlineData("02/03/1968")]
    [InlineData("1968-02-31")]
    public void A_birth_date_that_cannot_be_is_not_used(string birth)
    {
        var reading = Bundles.Read(Bundles.Patient.Replace("1968-03-02", birth, StringComparison.Ordinal));
        Assert.Null(reading.Patient.Age);
        Assert.Equal(Sex.Female, reading.Patient.Sex);
        Assert.Contains(reading.Problems, static problem => problem.What.Contains("birthDate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"http://snomed.info/sct"}]}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":["Penicillin"]}""")]
    public void No_known_allergies_is_not_believed_beside_an_allergy_that_cannot_be_read(string code) =>
        Assert.Null(Bundles.With(Bundles.Allergy("""{"text":"NKDA"}"""), Bundles.Allergy(code)).Patient.Allergies);

    [Fact]
    public void A_medication_of_unknown_status_is_kept_as_taken() =>
        Assert.Equal("Warfarin", Assert.Single(Bundles.With(Bundles.Statement("Warfarin", "taking")).Patient.Medications!).Text);

    [Theory]
    [InlineData("900", "kg", "cannot be so")]
    [InlineData("12", "[stone_av]", "unit")]
    public void A_weight_that_cannot_be_is_not_used(string value, string unit, string told)
    {
        var reading = Bundles.With(Bundles.Observation("29463-7", Bundles.Amount(value, unit)));
        Assert.Null(reading.Patient.WeightKg);
        Assert.Contains(told, Assert.Single(reading.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_without_entries_or_with_further_pages_says_so()
    {
        Assert.Contains(Bundles.Read("""{"resourceType":"Bundle"}""").Problems, static problem => problem.What.Contains("no entries", StringComparison.Ordinal));
        Assert.Contains(Bundles.Read("""{"resourceType":"Bundle","link":[{"relation":"next","url":"http://x"}],"entry":[]}""").Problems,
            static problem => problem.What.Contains("further pages", StringComparison.Ordinal));
    }

    [Fact]
    public void A_flood_of_broken_entries_is_counted_and_not_listed()
    {
        var reading = Bundles.Read($$"""{"resourceType":"Bundle","entry":[{{string.Join(',', Enumerable.Repeat("{}", 500))}}]}""");
        Assert.Equal(ProblemList.Most + 1, reading.Problems.Count);
        Assert.Contains("more problems", reading.Problems[^1].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"resourceType\": \"Bundle\",\n  \"entry\": [ SECRET ]\n}", "line 3, column 14")]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\"age\":58", "line 1")]
    [InlineData("[1,2]", "not a JSON object")]
    [InlineData("\"text\"", "not a JSON object")]
    [InlineData("{\"resourceType\":\"Observation\"}", "neither Bundle nor Patient")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":{}}", "no list")]
    public void What_is_no_patient_at_all_is_an_error_that_says_where(string json, string told)
    {
        var fault = Assert.Throws<WrongInputException>(() => Bundles.Read(json));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_over_a_limit_is_an_error_that_names_it()
    {
        var reader = new PatientReader(Bundles.Time);
        using var long_ = new MemoryStream(new byte[PatientReader.MaximumBytes + 1]);
        Assert.Contains("20 MB", Assert.Throws<WrongInputException>(() => reader.Read(long_)).Message, StringComparison.Ordinal);
        Assert.Contains("20 MB", Assert.Throws<WrongInputException>(() => reader.Read(new byte[PatientReader.MaximumBytes + 1])).Message, StringComparison.Ordinal);
        var deep = new string('[', 70) + new string(']', 70);
        Assert.Contains("64 levels", Assert.Throws<WrongInputException>(() => Bundles.Read($$"""{"age":{{deep}}}""")).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", Assert.Throws<WrongInputException>(() => reader.Read(Encoding.Latin1.GetBytes("""{"sex":"ä"}"""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal(58, new PatientReader(Bundles.Time).Read((byte[])[.. Encoding.UTF8.Preamble, .. """{"age":58}"""u8]).Patient.Age!.WholeYears);
}
