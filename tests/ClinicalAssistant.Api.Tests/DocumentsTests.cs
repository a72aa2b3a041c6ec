using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClinicalAssistant.Api.Tests;

public sealed class DocumentsTests
{
    private const string Material = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\nDoctor: Any fever?\nPatient: No.\nDoctor: I'm going to order a chest x-ray and see you in one week.";

    [Fact]
    public async Task A_document_is_drafted_edited_signed_and_rendered()
    {
        await using var server = await RunningServer.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using var created = await server.Client.PostAsJsonAsync("/api/documents", new { material = Material, template = "soap" }, cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var document = (await created.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("document");
        Assert.Equal("preliminary", document.GetProperty("status").GetString());
        var path = created.Headers.Location!.ToString();

        using var edited = await server.Client.PutAsJsonAsync(path, new { version = 1, sections = new[] { new { id = "assessment", sentences = new[] { "Post-infectious cough." } } } }, cancellation);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        var change = (await edited.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("edits")[0].GetProperty("changes")[0];
        Assert.Equal("Post-infectious cough.", change.GetProperty("after").GetString());

        using var late = await server.Client.PutAsJsonAsync(path, new { version = 1, sections = new[] { new { id = "plan", sentences = new[] { "x" } } } }, cancellation);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        using var signed = await server.Client.PostAsJsonAsync(path + "/sign", new { version = 2, name = "Dr A. Example", role = "GP" }, cancellation);
        Assert.Equal("final", (await signed.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("status").GetString());
        using var again = await server.Client.PostAsJsonAsync(path + "/sign", new { name = "Dr B", role = "GP" }, cancellation);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        var html = await server.Client.GetStringAsync(path + "/render?format=html", cancellation);
        Assert.Contains("Signed by Dr A. Example", html, StringComparison.Ordinal);
        Assert.Contains("# SOAP note", await server.Client.GetStringAsync(path + "/render", cancellation), StringComparison.Ordinal);
        Assert.Equal("final", (await server.Client.GetFromJsonAsync<JsonElement>("/api/documents", cancellation))[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Wrong_use_is_told_and_an_unknown_document_is_not_found()
    {
        await using var server = await RunningServer.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using var empty = await server.Client.PostAsJsonAsync("/api/documents", new { template = "soap" }, cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var unknown = await server.Client.PostAsJsonAsync("/api/documents", new { material = Material, template = "sonnet" }, cancellation);
        Assert.Contains("discharge-summary", await unknown.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        using var missing = await server.Client.GetAsync("/api/documents/00000000-0000-0000-0000-000000000000", cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains((await server.Client.GetFromJsonAsync<JsonElement>("/api/documents/templates", cancellation)).EnumerateArray(), template => template.GetProperty("id").GetString() == "handover");
    }
}
