using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Api.Tests.CdsHooks;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Client;

namespace ClinicalAssistant.Api.Tests;

/// <summary>Who asked, of which patient and to what end, as each door hands it to the record.</summary>
public sealed class DoorRecordTests
{
    private const string Tenant = "north";
    private const string Name = "dr-a";
    private const string Mrn = "MRN-4711";

    private static readonly string Key = PatientKeys.Of(Tenant, Mrn);

    private static readonly JsonElement Patient = JsonElement.Parse($$"""
        {"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1950-04-02","identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"value":"{{Mrn}}"}]}
        """);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_door_puts_caller_patient_and_purpose_into_the_record()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = await server.ClientAsync(Tenant, Name, Roles.Clinician);
        client.DefaultRequestHeaders.Add("X-Purpose-Of-Use", "TREAT");
        var messages = new[] { new { role = "user", content = Texts.Safe } };
        (string Path, object Body, Door Door, string? Patient)[] doors =
        [
            ("/api/ask", new { question = Texts.Safe, patient = Patient }, Door.Rest, Key),
            ($"/api/conversations/{Guid.NewGuid()}/messages", new { question = Texts.Safe, patient = Patient }, Door.Rest, Key),
            ("/v1/chat/completions", new { messages, patient = Patient }, Door.OpenAIWire, Key),
            ("/v1/responses", new { input = Texts.Safe, patient = Patient }, Door.OpenAIWire, Key),
            ("/api/documents", new { material = "Cough for three days.", patient = Patient }, Door.Rest, Key),
            ("/api/medications/check", new { medications = new[] { "warfarin 3 mg od" }, patient = Patient }, Door.Rest, Key),
            ("/api/findings", new { text = Texts.ChestPain }, Door.Rest, null),
            ("/api/differential", new { text = Texts.ChestPain }, Door.Rest, null),
            ("/api/search", new { query = "acute pancreatitis" }, Door.Rest, null),
            ("/api/calculators/fib-4", new { inputs = new { age = 60, ast = "40 U/L", alt = "40 U/L", platelets = "200 10*9/L" } }, Door.Rest, null),
            ("/api/guard", new { text = Texts.Safe }, Door.Rest, null),
            ("/api/verify", new { question = "Dose?", answer = "It is 40 mg [1].", evidence = new[] { new { id = "1", text = "It is 10 mg." } } }, Door.Rest, null),
            ("/api/deidentify", new { text = "Mail jane@mail.example" }, Door.Rest, null),
            ("/cds-services/" + SandboxRequests.PatientView, SandboxRequests.Request("patient-view", SandboxRequests.Prefetch("Warfarin 5 MG Oral Tablet")), Door.CdsHooks, null),
        ];
        foreach (var (path, body, door, patient) in doors)
        {
            var before = await EntriesAsync(server) is [var newest, ..] ? newest.Sequence : 0;
            using var response = await client.PostAsJsonAsync(path, body, Cancellation);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Cancellation)}");
            Recorded(path, (await EntriesAsync(server)).Where(entry => entry.Sequence > before), door, patient);
        }

        await using var mcp = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Address, "/mcp") }, client), cancellationToken: Cancellation);
        var last = (await EntriesAsync(server))[0].Sequence;
        await mcp.CallToolAsync("check_medications", new Dictionary<string, object?> { ["medications"] = new[] { "warfarin 3 mg od" }, ["patient"] = Patient }, cancellationToken: Cancellation);
        Recorded("mcp", (await EntriesAsync(server)).Where(entry => entry.Sequence > last), Door.Mcp, Key);
    }

    [Fact]
    public async Task A_patient_whom_the_site_keeps_from_the_caller_is_kept_from_it_at_every_door()
    {
        await using var server = await RunningServer.StartAsync(configure: services => services.Replace(ServiceDescriptor.Singleton<PatientAccess>((_, key, _) => ValueTask.FromResult(key != Key))));
        using var client = await server.ClientAsync(Tenant, Name, Roles.Clinician);
        (string Path, object Body)[] doors =
        [
            ("/api/ask", new { question = Texts.Safe, patient = Patient }),
            ("/v1/chat/completions", new { messages = new[] { new { role = "user", content = Texts.Safe } }, patient = Patient }),
            ("/v1/responses", new { input = Texts.Safe, patient = Patient }),
            ("/api/documents", new { material = "Cough for three days.", patient = Patient }),
            ("/api/medications/check", new { medications = new[] { "warfarin 3 mg od" }, patient = Patient }),
        ];
        foreach (var (path, body) in doors)
        {
            using var response = await client.PostAsJsonAsync(path, body, Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{path} answered {response.StatusCode}");
        }

        Assert.Equal(doors.Length, (await EntriesAsync(server)).Count(static entry => entry.Action == AuditActions.Deny));
    }

    [Fact]
    public async Task A_document_is_seen_by_its_author_and_by_who_sees_all_of_the_tenant_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var author = await server.ClientAsync(Tenant, Name, Roles.Clinician);
        using var colleague = await server.ClientAsync(Tenant, "dr-b", Roles.Clinician);
        using var admin = await server.ClientAsync(Tenant, "boss", Roles.Admin);
        using var foreigner = await server.ClientAsync("south", Name, Roles.Admin);
        using var created = await author.PostAsJsonAsync("/api/documents", new { material = "Cough for three days." }, Cancellation);
        var path = created.Headers.Location!.ToString();
        foreach (var (client, sees) in new[] { (author, true), (colleague, false), (admin, true), (foreigner, false) })
        {
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync(path, Cancellation)).StatusCode);
            Assert.Equal(sees ? 1 : 0, (await client.GetFromJsonAsync<JsonElement>("/api/documents", Cancellation)).GetArrayLength());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.PostAsJsonAsync(path + "/sign", new { name = "Dr B", role = "GP" }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreigner.DeleteAsync(path, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await author.DeleteAsync(path, Cancellation)).StatusCode);
        Assert.Contains(await EntriesAsync(server), static entry => entry is { Action: AuditActions.Read, Actor: "boss" });
    }

    private static void Recorded(string path, IEnumerable<AuditEntry> entries, Door door, string? patient)
    {
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Equal((path, Name, "TREAT", door.ToString()), (path, entry.Actor.Split(' ')[0], entry.Purpose, entry.Door)));
        if (patient is not null)
            Assert.True(entries.Any(entry => entry.PatientKey == patient), $"{path}: the patient is not in the record");
    }

    private static Task<IReadOnlyList<AuditEntry>> EntriesAsync(RunningServer server) => server.Services.GetRequiredService<AuditTrail>().ListAsync(Tenant, new AuditFilter(500), Cancellation);
}
