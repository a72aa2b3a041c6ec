using System.Reflection;
using System.Runtime.Loader;
using System.Text;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Tests;

public sealed class PlainFactsTests
{
    [Fact]
    public void Every_fact_of_the_contract_is_read()
    {
        var reading = Bundles.Read("""
            {"age":"P33Y","sex":"F","weight_kg":61.5,"height_cm":168,"pregnant":true,"egfr":88,"allergies":["penicillin"],
             "medications":[{"text":"metformin","detail":"500 mg","date":"2025-05-01","status":"active"}],"conditions":[]}
            """);
        var patient = reading.Patient;
        Assert.Empty(reading.Problems);
        Assert.Equal((33, Sex.Female, 61.5m, 168m, true, 88m), (patient.Age!.WholeYears, patient.Sex, patient.WeightKg, patient.HeightCm, patient.Pregnant, patient.Egfr));
        Assert.Equal("penicillin", Assert.Single(patient.Allergies!).Text);
        Assert.Equal(new RecordEntry("metformin") { Detail = "500 mg", Date = new DateOnly(2025, 5, 1), Status = "active" }, Assert.Single(patient.Medications!));
        Assert.Empty(patient.Conditions!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"allergies":null,"pregnant":null,"age":null}""")]
    public void A_fact_that_is_absent_or_null_is_not_known(string json)
    {
        var patient = Bundles.Read(json).Patient;
        Assert.Null(patient.Allergies);
        Assert.Null(patient.Pregnant);
        Assert.Null(patient.Age);
        Assert.Equal(Sex.Unknown, patient.Sex);
    }

    [Theory]
    [InlineData("NKDA")]
    [InlineData("none")]
    [InlineData("No known allergies.")]
    public void Allergies_written_as_none_are_none(string words) =>
        Assert.Empty(Bundles.Read($$"""{"allergies":["{{words}}"]}""").Patient.Allergies!);

    [Theory]
    [InlineData("MALE", Sex.Male)]
    [InlineData("m", Sex.Male)]
    [InlineData("Female", Sex.Female)]
    [InlineData("other", Sex.Other)]
    [InlineData("unknown", Sex.Unknown)]
    public void Sex_is_read_in_any_case(string words, Sex sex) => Assert.Equal(sex, Bundles.Read($$"""{"sex":"{{words}}"}""").Patient.Sex);

    [Theory]
    [InlineData("""{"age":131}""", "patient.age")]
    [InlineData("""{"age":-1}""", "patient.age")]
    [InlineData("""{"age":"SECRET"}""", "patient.age")]
    [InlineData("""{"age":true}""", "patient.age")]
    [InlineData("""{"sex":"SECRET"}""", "patient.sex")]
    [InlineData("""{"sex":1}""", "patient.sex")]
    [InlineData("""{"weight_kg":0}""", "patient.weight_kg")]
    [InlineData("""{"weight_kg":"70"}""", "patient.weight_kg")]
    [InlineData("""{"weight_kg":1e99}""", "patient.weight_kg")]
    [InlineData("""{"height_cm":1.7}""", "patient.height_cm")]
    [InlineData("""{"egfr":-4}""", "patient.egfr")]
    [InlineData("""{"pregnant":"yes"}""", "patient.pregnant")]
    [InlineData("""{"allergies":"SECRET"}""", "patient.allergies")]
    [InlineData("""{"medications":["a",7]}""", "patient.medications[1]")]
    [InlineData("""{"medications":["a",""]}""", "patient.medications[1]")]
    [InlineData("""{"conditions":[{"name":"SECRET"}]}""", "patient.conditions[0]")]
    [InlineData("""{"conditions":[{"text":"a","date":"SECRET"}]}""", "patient.conditions[0]")]
    [InlineData("""{"conditions":["\ud800"]}""", "patient.conditions[0]")]
    public void A_fact_that_cannot_be_so_is_an_error_that_names_it_and_the_remedy(string json, string named)
    {
        var fault = Assert.Throws<WrongInputException>(() => Bundles.Read(json));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("write", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight", "weight_kg")]
    [InlineData("allergy", "allergies")]
    [InlineData("Age", "age")]
    [InlineData("eGFR", "egfr")]
    [InlineData("medication", "medications")]
    [InlineData("meds", "medications")]
    [InlineData("smoker", null)]
    [InlineData("a very long key with spaces", null)]
    public void An_unknown_fact_is_told_with_the_nearest_known_one(string key, string? nearest)
    {
        var reading = Bundles.Read($$"""{"sex":"male","{{key}}":1}""");
        Assert.Equal(Sex.Male, reading.Patient.Sex);
        Assert.Equal(nearest is null ? "Known facts: age, sex, weight_kg, height_cm, pregnant, egfr, allergies, medications, conditions" : $"Did you mean {nearest}?",
            Assert.Single(reading.Problems).Remedy);
    }

    [Fact]
    public void Facts_that_contradict_each_other_are_told() =>
        Assert.Single(Bundles.Read("""{"sex":"male","pregnant":true}""").Problems);

    [Fact]
    public void Plain_facts_load_no_FHIR_assembly()
    {
        var context = new Watched();
        var reader = context.LoadFromAssemblyPath(typeof(PatientReader).Assembly.Location).GetType(typeof(PatientReader).FullName!)!;
        var read = reader.GetMethod(nameof(PatientReader.Read), [typeof(Stream)])!;
        object Read(string json) => read.Invoke(Activator.CreateInstance(reader, TimeProvider.System), [new MemoryStream(Encoding.UTF8.GetBytes(json))])!;
        Read("""{"age":58,"sex":"male","allergies":["penicillin"]}""");
        Assert.DoesNotContain(context.Asked, static name => name.StartsWith("Hl7", StringComparison.Ordinal));
        Read(Bundles.Patient);
        Assert.Contains(context.Asked, static name => name.StartsWith("Hl7", StringComparison.Ordinal));
    }

    private sealed class Watched() : AssemblyLoadContext("watched")
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
