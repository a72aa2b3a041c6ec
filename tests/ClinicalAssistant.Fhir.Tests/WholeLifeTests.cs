using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace ClinicalAssistant.Fhir.Tests;

#pragma warning disable CS8600, CS8602 // The SDK admits nulls where a strict reader has found values.

public sealed class WholeLifeTests
{
    [Theory]
    [InlineData(60_000, 1)]
    [InlineData(60_000, 2)]
    [InlineData(120_000, 3)]
    public void A_made_life_is_valid_R4_and_is_read_without_a_problem(int bytes, int seed)
    {
        var json = WholeLife.Bundle(bytes, seed);
        Assert.InRange(json.Length, bytes - 4, bytes + 4_000);
        var bundle = new FhirJsonDeserializer(new DeserializerSettings().UsingMode(DeserializationMode.Strict)).Deserialize<Bundle>(System.Text.Encoding.UTF8.GetString(json));
        var reading = new PatientReader(TimeProvider.System).Read(json);
        Assert.Empty(reading.Problems);
        Assert.Equal(bundle.Entry.Count(entry => entry.Resource is Condition), reading.Patient.Conditions!.Count);
        Assert.Equal(bundle.Entry.Count(entry => entry.Resource is Encounter), reading.Patient.Encounters!.Count);
        Assert.Equal(bundle.Entry.Count(entry => entry.Resource is DocumentReference), reading.Patient.Documents!.Count);
        Assert.Equal(bundle.Entry.Sum(entry => entry.Resource is Hl7.Fhir.Model.Observation observation ? Math.Max(1, observation.Component.Count) : 0), reading.Patient.Observations.Count);
    }

    [Fact]
    public void Of_a_long_record_the_newest_of_each_kind_are_read_and_the_rest_is_told()
    {
        var json = WholeLife.Bundle(2_000_000, 4);
        var reading = new PatientReader(TimeProvider.System).Read(json);
        Assert.All(reading.Patient.Observations.GroupBy(observation => observation.Code), group => Assert.InRange(group.Count(), 1, 50));
        var bundle = new FhirJsonDeserializer(new DeserializerSettings().UsingMode(DeserializationMode.Strict)).Deserialize<Bundle>(System.Text.Encoding.UTF8.GetString(json));
        var newest = bundle.Entry.Select(entry => entry.Resource).OfType<Hl7.Fhir.Model.Observation>().Where(observation => observation.Code.Coding[0].Code == "2160-0").Max(observation => ((FhirDateTime)observation.Effective).Value);
        Assert.Equal(newest![..10], reading.Patient.Observations.First(observation => observation.Code == "2160-0").Taken!.Value.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("older entries were not read", Assert.Single(reading.Problems).What, StringComparison.Ordinal);
        Assert.Equal(bundle.Entry.Count(entry => entry.Resource is Condition), reading.Patient.Conditions!.Count);
    }

    [Fact]
    public void A_record_over_the_limit_is_refused_before_it_is_read()
    {
        using var endless = new Endless();
        var wrong = Assert.Throws<WrongInputException>(() => new PatientReader(TimeProvider.System).Read(endless));
        Assert.Contains("longer than 20 MB", wrong.Message, StringComparison.Ordinal);
        Assert.True(endless.Given < 25_000_000);
    }

    [Fact]
    public void Encounters_and_documents_carry_their_dates_and_words()
    {
        var reading = Bundles.With(
            """{"resourceType":"Encounter","status":"finished","class":{"code":"IMP","display":"inpatient"},"type":[{"text":"Admission"}],"subject":{"reference":"Patient/p1"},"reasonCode":[{"text":"Pneumonia"}],"period":{"start":"2026-02-10"}}""",
            """{"resourceType":"Encounter","status":"cancelled","class":{"code":"AMB"},"subject":{"reference":"Patient/p1"}}""",
            """{"resourceType":"DocumentReference","status":"current","type":{"text":"Discharge letter"},"subject":{"reference":"Patient/p1"},"date":"2026-02-14T08:00:00Z","content":[{"attachment":{"contentType":"text/plain","data":"SG9tZSBvbiBhbW94aWNpbGxpbi4="}}]}""");
        Assert.Empty(reading.Problems);
        var encounter = Assert.Single(reading.Patient.Encounters!);
        Assert.Equal(("Admission", "inpatient; Pneumonia", new DateOnly(2026, 2, 10)), (encounter.Text, encounter.Detail, encounter.Date));
        var document = Assert.Single(reading.Patient.Documents!);
        Assert.Equal(("Discharge letter", "Home on amoxicillin."), (document.Text, document.Detail));
        Assert.Null(Bundles.With().Patient.Encounters);
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => 100_000_000;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
