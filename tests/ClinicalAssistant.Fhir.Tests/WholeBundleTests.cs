using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Tests;

public sealed class WholeBundleTests
{
    [Fact]
    public void Age_is_counted_in_whole_years_on_the_birthday_itself()
    {
        Assert.Equal(58, Bundles.With().Patient.Age!.WholeYears);
        Assert.Equal(57, Bundles.Read(Bundles.Patient.Replace("1968-03-02", "1968-03-03", StringComparison.Ordinal)).Patient.Age!.WholeYears);
        Assert.Equal("5 days", Bundles.Read(Bundles.Patient.Replace("1968-03-02", "2026-02-25", StringComparison.Ordinal)).Patient.Age!.ToString());
        Assert.Equal("12 months", Bundles.Read(Bundles.Patient.Replace("1968-03-02", "2025-03-02", StringComparison.Ordinal)).Patient.Age!.ToString());
    }

    [Fact]
    public void A_birth_year_alone_gives_an_age_and_says_that_it_is_about_right()
    {
        var reading = Bundles.Read("""{"resourceType":"Patient","gender":"male","birthDate":"1950"}""");
        Assert.Equal(75, reading.Patient.Age!.WholeYears);
        Assert.Contains("whole date", Assert.Single(reading.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_the_record_is_null_and_what_it_states_as_none_is_empty()
    {
        var silent = Bundles.With().Patient;
        Assert.Null(silent.Allergies);
        Assert.Null(silent.Medications);
        Assert.Null(silent.Conditions);
        var none = Bundles.With(
            Bundles.Allergy("""{"coding":[{"system":"http://snomed.info/sct","code":"716186003"}]}"""),
            Bundles.Statement("none", "active"),
            Bundles.Condition("x").Replace("{\"text\":\"x\"}", """{"coding":[{"system":"http://snomed.info/sct","code":"160245001"}]}""", StringComparison.Ordinal)).Patient;
        Assert.Empty(none.Allergies!);
        Assert.Empty(none.Medications!);
        Assert.Empty(none.Conditions!);
    }

    [Fact]
    public void No_known_food_allergy_says_nothing_of_drugs() =>
        Assert.Null(Bundles.With(Bundles.Allergy("""{"coding":[{"system":"http://snomed.info/sct","code":"429625007"}]}""")).Patient.Allergies);

    [Fact]
    public void No_known_allergies_beside_a_penicillin_allergy_keeps_the_allergy_and_says_so()
    {
        var reading = Bundles.With(Bundles.Allergy("""{"text":"NKDA"}"""),
            Bundles.Allergy("""{"text":"Penicillin"}""", ""","criticality":"high","reaction":[{"manifestation":[{"text":"anaphylaxis"}],"severity":"severe"}]"""));
        var allergy = Assert.Single(reading.Patient.Allergies!);
        Assert.Equal("Penicillin", allergy.Text);
        Assert.Equal("high criticality; anaphylaxis (severe)", allergy.Detail);
        Assert.Contains("no known allergies", Assert.Single(reading.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuted_and_mistaken_entries_are_left_out()
    {
        const string refuted = ""","verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"refuted"}]}""";
        var patient = Bundles.With(
            Bundles.Condition("Diabetes", refuted), Bundles.Allergy("""{"text":"Latex"}""", refuted.Replace("condition-ver", "allergyintolerance-ver", StringComparison.Ordinal)),
            Bundles.Statement("Warfarin", "entered-in-error"), Bundles.Observation("2823-3", Bundles.Amount("9.9", "mmol/L")).Replace("final", "entered-in-error", StringComparison.Ordinal)).Patient;
        Assert.Null(patient.Conditions);
        Assert.Null(patient.Allergies);
        Assert.Null(patient.Medications);
        Assert.Empty(patient.Observations);
    }

    [Fact]
    public void Conditions_carry_status_code_and_onset()
    {
        var patient = Bundles.With(
            Bundles.Condition("Asthma", ""","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]},"onsetDateTime":"2010-04-05" """),
            Bundles.Condition("Gout", ""","onsetDateTime":"2019" """)).Patient;
        Assert.Equal([("Asthma", "resolved", new DateOnly(2010, 4, 5), null), ("Gout", null, (DateOnly?)null, "since 2019")],
            patient.Conditions!.Select(static entry => (entry.Text, entry.Status, entry.Date, entry.Detail)));
    }

    [Fact]
    public void Stopped_medications_stand_apart_from_those_that_are_taken()
    {
        var reading = Bundles.With(
            Bundles.Statement("Metformin", "active", ""","dosage":[{"text":"500 mg twice daily"}]"""),
            Bundles.Statement("Warfarin", "stopped"),
            Bundles.Statement("Amoxicillin", "active", ""","effectivePeriod":{"start":"2026-01-01","end":"2026-01-08"}"""),
            """{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"Ramipril"},"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg"}}],"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}]}""",
            """{"resourceType":"MedicationRequest","status":"active","intent":"plan","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"Apixaban"}}""",
            """{"resourceType":"MedicationRequest","status":"active","intent":"order","doNotPerform":true,"subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"Ibuprofen"}}""");
        Assert.Equal([("Metformin", "500 mg twice daily"), ("Ramipril", "5 mg 1 time per day")], reading.Patient.Medications!.Select(static entry => (entry.Text, entry.Detail)));
        Assert.Equal([("Warfarin", "stopped"), ("Amoxicillin", "ended"), ("Apixaban", "plan"), ("Ibuprofen", "do not give")],
            reading.NotCurrentMedications.Select(static entry => (entry.Text, entry.Status)));
    }

    [Fact]
    public void A_record_whose_medications_are_all_stopped_does_not_say_that_none_are_taken() =>
        Assert.Null(Bundles.With(Bundles.Statement("Amoxicillin", "completed")).Patient.Medications);

    [Fact]
    public void A_medication_is_found_where_it_is_contained_or_another_entry()
    {
        var patient = Bundles.With(
            """{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"contained":[{"resourceType":"Medication","id":"m","code":{"text":"Lithium"}}],"medicationReference":{"reference":"#m"}}""",
            """{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/m7"}}""",
            """{"resourceType":"Medication","id":"m7","code":{"text":"Digoxin"}}""").Patient;
        Assert.Equal(["Lithium", "Digoxin"], patient.Medications!.Select(static entry => entry.Text));
    }

    [Fact]
    public void A_blood_pressure_panel_gives_both_pressures_and_the_newest_values_come_first()
    {
        var patient = Bundles.With(
            Bundles.Observation("85354-9", """ "component":[{"code":{"text":"Systolic"},"valueQuantity":{"value":92,"unit":"mmHg","code":"mm[Hg]"}},{"code":{"text":"Diastolic"},"valueQuantity":{"value":60,"unit":"mmHg","code":"mm[Hg]"}}]""", "2026-01-01"),
            Bundles.Observation("2823-3", Bundles.Amount("4.1", "mmol/L"), "2026-02-01T08:00:00+01:00")).Patient;
        Assert.Equal(["L 2823-3", "Systolic", "Diastolic"], patient.Observations.Select(static observation => observation.Name));
        Assert.Equal(new Quantity(92, "mm[Hg]"), patient.Observations[1].Value);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 8, 0, 0, TimeSpan.FromHours(1)), patient.Observations[0].Taken);
    }

    [Fact]
    public void A_value_below_the_detection_limit_stays_words()
    {
        var observation = Assert.Single(Bundles.With(Bundles.Observation("89579-7", """ "valueQuantity":{"value":5,"comparator":"<","unit":"ng/L","code":"ng/L"}""")).Patient.Observations);
        Assert.Null(observation.Value);
        Assert.Equal("< 5 ng/L", observation.Text);
    }

    [Fact]
    public void Weight_height_and_eGFR_come_from_the_newest_observation_in_whatever_unit()
    {
        var patient = Bundles.With(
            Bundles.Observation("29463-7", Bundles.Amount("60", "kg"), "2020-01-01"), Bundles.Observation("29463-7", Bundles.Amount("154", "[lb_av]")),
            Bundles.Observation("8302-2", Bundles.Amount("1.70", "m")), Bundles.Observation("98979-8", Bundles.Amount("38", "mL/min/{1.73_m2}"))).Patient;
        Assert.Equal((69.85m, 170m, 38m), (patient.WeightKg, patient.HeightCm, patient.Egfr));
    }

    [Fact]
    public void Pregnancy_comes_from_a_recent_status_and_an_old_one_is_not_used()
    {
        const string pregnant = """ "valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA15173-0","display":"Pregnant"}]}""";
        Assert.True(Bundles.With(Bundles.Observation("82810-3", pregnant)).Patient.Pregnant);
        Assert.False(Bundles.With(Bundles.Observation("82810-3", pregnant.Replace("LA15173-0", "LA26683-5", StringComparison.Ordinal).Replace("Pregnant", "Not pregnant", StringComparison.Ordinal))).Patient.Pregnant);
        var old = Bundles.With(Bundles.Observation("82810-3", pregnant, "2024-01-01"));
        Assert.Null(old.Patient.Pregnant);
        Assert.Contains("300 days", Assert.Single(old.Problems).What, StringComparison.Ordinal);
        Assert.Null(Bundles.With().Patient.Pregnant);
    }

    [Fact]
    public void Names_numbers_and_addresses_become_identifiers_to_mask()
    {
        var patient = Bundles.Read("""
            {"resourceType":"Patient","gender":"male","birthDate":"1968-03-02","name":[{"family":"Testperson","given":["Alfa","B"]}],
             "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"778899"},{"system":"http://hl7.org/fhir/sid/us-ssn","value":"000-12-3456"}],
             "telecom":[{"system":"phone","value":"555-0100"},{"system":"email","value":"a@example.org"}],
             "address":[{"line":["1 Sample Street"],"city":"Sampleton","state":"ZZ","postalCode":"00000"}],
             "contact":[{"name":{"family":"Kin"},"telecom":[{"system":"phone","value":"555-0101"}]}]}
            """).Patient;
        Assert.Equal(
            [
                (IdentifierType.Name, "Alfa B Testperson"), (IdentifierType.Name, "Testperson"), (IdentifierType.Name, "Alfa"), (IdentifierType.Mrn, "778899"),
                (IdentifierType.Ssn, "000-12-3456"), (IdentifierType.Phone, "555-0100"), (IdentifierType.Email, "a@example.org"), (IdentifierType.Location, "Sampleton"),
                (IdentifierType.Location, "00000"), (IdentifierType.Location, "1 Sample Street"), (IdentifierType.Date, "1968-03-02"), (IdentifierType.Name, "Kin"), (IdentifierType.Phone, "555-0101"),
            ],
            patient.Identifiers.Select(static identifier => (identifier.Type, identifier.Value)));
    }

    [Fact]
    public void Another_patients_allergy_is_never_taken_for_this_ones()
    {
        var reading = Bundles.With(Bundles.Allergy("""{"text":"Penicillin"}""").Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal),
            Bundles.Patient.Replace("p1", "p2", StringComparison.Ordinal));
        Assert.Null(reading.Patient.Allergies);
        Assert.Equal([1, 2], reading.Problems.Select(static problem => problem.Entry));
        Assert.All(reading.Problems, static problem => Assert.Contains("another patient", problem.What, StringComparison.Ordinal));
    }

    [Fact]
    public void Full_addresses_name_the_patient_as_well_as_ids_do()
    {
        var patient = Bundles.Read("""
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient","birthDate":"1990-01-01","gender":"male"}},
             {"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"},"code":{"text":"Asthma"}}}]}
            """).Patient;
        Assert.Equal("Asthma", Assert.Single(patient.Conditions!).Text);
    }

    [Fact]
    public void Resources_that_say_nothing_of_the_patients_facts_are_passed_over_in_silence() =>
        Assert.Empty(Bundles.With("""{"resourceType":"Practitioner","id":"d"}""", """{"resourceType":"Schedule","id":"e"}""").Problems);
}
