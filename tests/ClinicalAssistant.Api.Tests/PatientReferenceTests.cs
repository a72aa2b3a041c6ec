using System.Text.Json;
using ClinicalAssistant.TestSupport;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests;

public sealed class PatientReferenceTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fhir-servers").FullName;
    private ScriptedFhirServer _fhir = null!;
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _fhir = await ScriptedFhirServer.StartAsync();
        _fhir.Give("Patient/17", """{"resourceType":"Patient","id":"17","gender":"female","birthDate":"1950-04-02"}""")
            .GiveSearch("Condition?patient=17", null, """{"resourceType":"Condition","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I48.91"}]},"subject":{"reference":"Patient/17"}}""")
            .GiveSearch("AllergyIntolerance?patient=17", null, """{"resourceType":"AllergyIntolerance","code":{"text":"Penicillin"},"patient":{"reference":"Patient/17"}}""")
            .GiveSearch("MedicationRequest?patient=17", _fhir.Base + "/page-2", """{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"11289"}]},"subject":{"reference":"Patient/17"}}""")
            .GiveSearch("page-2", "https://elsewhere.example/page-3", """{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"Ibuprofen 400 MG"},"subject":{"reference":"Patient/17"}}""")
            .GiveSearch("Observation?patient=17", null);
        await File.WriteAllTextAsync(Path.Combine(_folder, "key.pem"), _fhir.PrivateKey, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "servers.json"), $$"""[{"base":"{{_fhir.Base}}","client_id":"{{ScriptedFhirServer.ClientId}}","key_file":"key.pem","key_id":"{{ScriptedFhirServer.KeyId}}"}]""", TestContext.Current.CancellationToken);
        _server = await RunningServer.StartAsync(new() { ["Fhir:ServersFile"] = Path.Combine(_folder, "servers.json") });
    }

    [Fact]
    public async Task A_patient_is_read_by_reference_with_a_signed_assertion_and_all_pages()
    {
        var result = await _server.PostAsync("/api/medications/check", new { medications = Array.Empty<string>(), patient = new { fhir_server = _fhir.Base, patient_id = "17" } });
        Assert.Contains(result.GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("title").GetString()!.Contains("arfarin", StringComparison.Ordinal) && alert.GetProperty("title").GetString()!.Contains("buprofen", StringComparison.Ordinal));
        Assert.DoesNotContain(_fhir.Asked, asked => asked.Contains("page-3", StringComparison.Ordinal));
        Assert.Contains(result.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("Encounter: the server does not give it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Codes_alone_are_named_in_the_words_of_the_packs()
    {
        var answer = await _server.PostAsync("/api/ask", new { question = "Which medicines does this patient take, and is there a risk?", patient = new { fhir_server = _fhir.Base, patient_id = "17" } });
        var record = string.Join(' ', answer.GetProperty("evidence").EnumerateArray().Where(piece => piece.GetProperty("kind").GetString() == "record").Select(piece => piece.GetProperty("text").GetString()));
        Assert.Contains("warfarin", record, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("trial fibrillation", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/fhir", "17", "none of the site's")]
    [InlineData(null, "no-such", "no such patient")]
    [InlineData(null, "../secrets", "patient_id")]
    public async Task A_strange_server_and_an_unknown_patient_are_told(string? server, string id, string told)
    {
        var problem = await _server.PostAsync("/api/ask", new { question = "x", patient = new { fhir_server = server ?? _fhir.Base, patient_id = id } });
        Assert.Contains(told, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cds_service_fetches_what_did_not_come_with_the_callers_token_from_a_known_server_alone()
    {
        var prefetch = Prefetch();
        prefetch["patient"]!["id"] = "17";
        prefetch.Remove("medicationRequests");
        foreach (var (server, expected) in new[] { (_fhir.Base, true), ("https://elsewhere.example/fhir", false) })
        {
            var request = Request("order-sign", prefetch, ("draftOrders", Bundle(Order("nap", "Naproxen 500 mg bd"))));
            request["context"]!["patientId"] = "17";
            request["fhirServer"] = server;
            request["fhirAuthorization"] = JsonSerializer.SerializeToNode(new { access_token = _fhir.GivenToken, token_type = "Bearer", expires_in = 300, scope = "patient/*.rs", subject = "cds" });
            var cards = Cards(await CallAsync(_server, OrderSign, request));
            Assert.Equal(expected, cards.Any(card => card.GetProperty("summary").GetString()!.Contains("arfarin", StringComparison.Ordinal)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _fhir.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
