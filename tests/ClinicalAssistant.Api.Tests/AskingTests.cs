using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Api.Tests;

public sealed class AskingTests(SharedServer shared)
{
    [Fact]
    public async Task Ask_gives_the_contracts_object()
    {
        var server = shared.Server;
        var answer = await server.PostAsync("/api/ask", new { id = 7, question = Texts.ChestPain, patient = new { age = 58, sex = "M", allergies = new[] { "penicillin" } } });
        Assert.Equal(7, answer.GetProperty("id").GetInt32());
        Assert.Equal("escalated", answer.GetProperty("outcome").GetString());
        Assert.Equal("diagnosis", answer.GetProperty("task").GetString());
        Assert.Equal("reference", answer.GetProperty("provider").GetString());
        Assert.NotEmpty(answer.GetProperty("versions").GetProperty("packs").GetProperty("embedded").GetString()!);
        Assert.Contains(answer.GetProperty("evidence").EnumerateArray(), evidence => evidence.GetProperty("kind").GetString() == "record" && evidence.GetProperty("text").GetString()!.Contains("penicillin", StringComparison.Ordinal));
        Assert.Equal("acute-coronary-syndrome", answer.GetProperty("ranking").EnumerateArray().First(condition => condition.GetProperty("must_not_miss").GetBoolean()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Ask_streams_events_by_name_and_ends_with_the_whole_answer()
    {
        var server = shared.Server;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = Texts.ChestPain }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var stream = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var names = stream.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line[7..]).ToList();
        Assert.Equal("escalated", names[0]);
        Assert.Equal("completed", names[^1]);
        Assert.Contains("evidence", names);
        Assert.Contains("ranking", names);
        Assert.Contains("sentence", names);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"question\": ", "line 1")]
    [InlineData("{\"question\": 5}", "question")]
    [InlineData("{}", "'question' is missing")]
    [InlineData("{\"question\": \"  \"}", "empty")]
    [InlineData("{\"question\": \"x\", \"audience\": \"nobody\"}", "audience")]
    [InlineData("{\"question\": \"x\", \"audience\": \"patient\"}", "turned off")]
    [InlineData("{\"question\": \"x\", \"patient\": {\"age\": -3}}", "age")]
    public async Task A_bad_body_is_a_problem_with_its_remedy(string body, string named)
    {
        var server = shared.Server;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/ask", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(named, problem.GetProperty("detail").GetString()!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Invalid_utf8_and_oversized_bodies_are_refused()
    {
        await using var server = await RunningServer.StartAsync(new() { ["Server:MaxBodyBytes"] = "20000" });
        using var invalid = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
        using var bad = await server.Client.PostAsync("/api/ask", invalid, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("UTF-8", await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var large = new StringContent(new string('x', 30_000), Encoding.UTF8, "application/json");
        using var tooLarge = await server.Client.PostAsync("/api/ask", large, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task A_conversation_goes_on_with_what_was_said_before()
    {
        var server = shared.Server;
        var conversation = await server.PostAsync("/api/conversations", new { });
        var id = conversation.GetProperty("id").GetString();
        await server.PostAsync($"/api/conversations/{id}/messages", new { question = "34-year-old woman with fever and flank pain", task = "diagnosis" });
        var second = await server.PostAsync($"/api/conversations/{id}/messages", new { question = "She also has painful urination and vomiting. What now?", task = "diagnosis" });
        var findings = second.GetProperty("evidence").EnumerateArray().First(evidence => evidence.GetProperty("kind").GetString() == "finding").GetProperty("text").GetString()!;
        Assert.Contains("Fever", findings, StringComparison.Ordinal);
        Assert.Contains("Dysuria", findings, StringComparison.Ordinal);
        var read = await server.Client.GetFromJsonAsync<JsonElement>($"/api/conversations/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(2, read.GetProperty("turns").GetArrayLength());
        using var deleted = await server.Client.DeleteAsync($"/api/conversations/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await server.Client.GetAsync($"/api/conversations/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
