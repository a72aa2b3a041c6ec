using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;
using ClinicalAssistant.Records.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Api.Tests;

public sealed class IdentityTests
{
    private static readonly object Question = new { question = Texts.ChestPain, patient = new { age = 58, sex = "M" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_a_key_exists_nothing_answers_without_one_but_health()
    {
        await using var server = await RunningServer.StartAsync();
        using var known = await server.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician);
        foreach (var (method, path) in Endpoints())
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? JsonContent.Create(Question) : null };
            using var response = await server.Client.SendAsync(request, Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path} answered {response.StatusCode}");
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }

        using var health = await server.Client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var asked = await known.PostAsJsonAsync("/api/ask", Question, Cancellation);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Fact]
    public async Task A_revoked_an_ended_and_a_narrowed_key_do_not_open_what_they_should_not()
    {
        await using var server = await RunningServer.StartAsync();
        using var ended = await server.ClientAsync(Tenants.Own, "old", Roles.Clinician, key => key with { Expires = DateTimeOffset.UnixEpoch });
        using var narrowed = await server.ClientAsync(Tenants.Own, "narrow", Roles.Clinician, key => key with { Scopes = [Scopes.Engines] });
        using var clinician = await server.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ended.GetAsync("/api/calculators", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await narrowed.GetAsync("/api/calculators", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await narrowed.PostAsJsonAsync("/api/ask", Question, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.GetAsync("/api/audit", Cancellation)).StatusCode);
        var keys = server.Services.GetRequiredService<ApiKeyStore>();
        var key = (await keys.ListAsync(Tenants.Own, Cancellation)).Single(key => key.Name == "dr-a");
        await keys.RevokeAsync(Tenants.Own, key.Id, "test", Cancellation);
        Assert.Null(await keys.FindAsync(clinician.DefaultRequestHeaders.Authorization!.Parameter!, Cancellation));
        var denied = await server.Services.GetRequiredService<AuditTrail>().ListAsync(Tenants.Own, new(), Cancellation);
        Assert.Equal(2, denied.Count(static entry => entry.Action == AuditActions.Deny));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Without_a_key_only_this_machine_itself_is_answered(string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/calculators");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_tenant_reaches_nothing_of_another_on_any_endpoint()
    {
        await using var server = await RunningServer.StartAsync();
        using var north = await server.ClientAsync("north", "dr-n", Roles.Admin);
        using var south = await server.ClientAsync("south", "dr-s", Roles.Admin);
        var id = Guid.CreateVersion7().ToString();
        using var asked = await north.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "Zanzibaria-marker: fever for three days?" }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var turn = (await north.GetFromJsonAsync<JsonElement>($"/api/audit?top=1&subject=", Cancellation)).GetArrayLength();
        Assert.Equal(0, turn);
        var question = (await north.GetFromJsonAsync<JsonElement>("/api/audit", Cancellation)).EnumerateArray().First(entry => entry.GetProperty("action").GetString() == "answer").GetProperty("subject").GetString()!;

        Assert.Equal(HttpStatusCode.NotFound, (await south.GetAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await south.DeleteAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await south.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "And now?" }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await south.PostAsJsonAsync("/api/feedback", new { question_id = question, rating = "up" }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await north.PostAsJsonAsync("/api/feedback", new { question_id = question, rating = "down", comment = "Zanzibaria-marker" }, Cancellation)).StatusCode);
        foreach (var path in new[] { "/api/conversations", "/api/audit", "/api/feedback", "/api/audit?format=fhir" })
        {
            var seen = await south.GetStringAsync(path, Cancellation);
            Assert.DoesNotContain("Zanzibaria", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(id, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(question, seen, StringComparison.Ordinal);
        }

        Assert.Contains("Zanzibaria", await north.GetStringAsync("/api/conversations", Cancellation), StringComparison.Ordinal);
        Assert.Contains(question, await north.GetStringAsync("/api/audit?format=fhir", Cancellation), StringComparison.Ordinal);
        Assert.True((await north.GetFromJsonAsync<JsonElement>("/api/audit/verify", Cancellation)).GetProperty("whole").GetBoolean());
    }

    [Fact]
    public async Task A_clinician_sees_its_own_conversations_and_quality_assurance_those_of_the_tenant()
    {
        await using var server = await RunningServer.StartAsync();
        using var first = await server.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician);
        using var second = await server.ClientAsync(Tenants.Own, "dr-b", Roles.Clinician);
        using var qa = await server.ClientAsync(Tenants.Own, "qa", Roles.Qa);
        var id = Guid.CreateVersion7().ToString();
        await first.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "Fever for three days?" }, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "And?" }, Cancellation)).StatusCode);
        Assert.Equal(0, (await second.GetFromJsonAsync<JsonElement>("/api/conversations", Cancellation)).GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await qa.GetAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        var seen = await server.Services.GetRequiredService<AuditTrail>().ListAsync(Tenants.Own, new AuditFilter(Subject: id), Cancellation);
        Assert.Equal(["qa", "dr-a"], seen.Where(static entry => entry.Action == AuditActions.Read).Select(static entry => entry.Actor));
    }

    [Fact]
    public async Task The_sites_own_check_keeps_a_patient_from_a_caller_at_every_door()
    {
        await using var server = await RunningServer.StartAsync(configure: services => services.AddSingleton<PatientAccess>((caller, _, _) => ValueTask.FromResult(caller.Id != "dr-b")));
        using var first = await server.ClientAsync(Tenants.Own, "dr-a", Roles.Admin);
        using var second = await server.ClientAsync(Tenants.Own, "dr-b", Roles.Admin);
        var id = Guid.CreateVersion7().ToString();
        var patient = new
        {
            resourceType = "Bundle", type = "collection",
            entry = new[] { new { resource = new { resourceType = "Patient", id = "p1", gender = "male", birthDate = "1960-01-01", identifier = new[] { new { type = new { coding = new[] { new { system = "http://terminology.hl7.org/CodeSystem/v2-0203", code = "MR" } } }, value = "A-77" } } } } },
        };
        Assert.Equal(HttpStatusCode.OK, (await first.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "Fever?", patient }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.PostAsJsonAsync("/api/ask", new { question = "Fever?", patient }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"/api/conversations/{id}", Cancellation)).StatusCode);
        var entries = await server.Services.GetRequiredService<AuditTrail>().ListAsync(Tenants.Own, new AuditFilter(PatientKey: Records.PatientKeys.Of(Tenants.Own, "A-77")), Cancellation);
        Assert.Equal(2, entries.Count(static entry => entry.Action == AuditActions.Deny));
    }

    [Fact]
    public async Task A_keys_audience_holds_whatever_the_message_says()
    {
        await using var server = await RunningServer.StartAsync(new() { ["Consult:AllowPatientAudience"] = "true" });
        using var portal = await server.ClientAsync(Tenants.Own, "portal", Roles.Integrator, key => key with { Audience = "patient" });
        var id = Guid.CreateVersion7().ToString();
        using var asked = await portal.PostAsJsonAsync($"/api/conversations/{id}/messages", new { question = "What is asthma?", audience = "clinician" }, Cancellation);
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync(Cancellation));
        var conversation = await server.Services.GetRequiredService<Records.RecordStore>().ReadAsync(id, Cancellation);
        Assert.Equal(Audience.Patient, conversation!.Turns[0].Question.Audience);
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_a_browser_honest_and_no_page_may_call_by_default()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/calculators");
        request.Headers.Add("Origin", "http://localhost:3000");
        using var response = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Endpoints()
    {
        foreach (var path in new[] { "/api/ask", "/api/guard", "/api/verify", "/api/deidentify", "/api/findings", "/api/differential", "/api/search", "/api/medications/check", "/api/calculators/bmi", "/api/feedback", "/api/conversations", "/v1/chat/completions", "/api/conversations/c1/messages" })
            yield return (HttpMethod.Post, path);
        foreach (var path in new[] { "/api/calculators", "/api/conversations", "/api/conversations/c1", "/api/audit", "/api/audit/verify", "/api/feedback", "/v1/models", "/openapi/v1.json", "/docs" })
            yield return (HttpMethod.Get, path);
    }
}
