using System.ClientModel;
using System.Net.Http.Json;
using System.Text.Json;
using OpenAI;
using OpenAI.Responses;

namespace ClinicalAssistant.Api.Tests;

#pragma warning disable OPENAI001 // The official client marks its Responses part as subject to change.

public sealed class ResponsesTests(SharedServer shared)
{
    [Fact]
    public async Task The_official_client_gets_and_streams_the_same_text()
    {
        var server = shared.Server;
        var client = new ResponsesClient(new ApiKeyCredential("any"), new ResponsesClientOptions { Endpoint = new Uri(server.Address, "/v1") });
        var whole = (await client.CreateResponseAsync("clinical", Texts.ChestPain, cancellationToken: TestContext.Current.CancellationToken)).Value;
        Assert.Equal(ResponseStatus.Completed, whole.Status);
        Assert.Contains("Acute coronary syndrome", whole.GetOutputText(), StringComparison.Ordinal);
        var streamed = "";
        var completed = false;
        await foreach (var update in client.CreateResponseStreamingAsync("clinical", Texts.ChestPain, cancellationToken: TestContext.Current.CancellationToken))
        {
            streamed += (update as StreamingResponseOutputTextDeltaUpdate)?.Delta;
            completed |= update is StreamingResponseCompletedUpdate;
        }

        Assert.True(completed);
        Assert.Equal(whole.GetOutputText().Trim(), streamed.Trim());
    }

    [Fact]
    public async Task A_response_has_the_protocols_fields()
    {
        var server = shared.Server;
        var response = await server.PostAsync("/v1/responses", new { model = "clinical", instructions = "Be brief.", input = Texts.Safe, metadata = new { ward = "3" }, unknown_field = 1 });
        foreach (var name in new[] { "id", "created_at", "status", "output", "error", "incomplete_details", "instructions", "metadata", "model", "parallel_tool_calls", "previous_response_id", "usage" })
            Assert.True(response.TryGetProperty(name, out _), name);
        Assert.Equal("response", response.GetProperty("object").GetString());
        Assert.Equal("3", response.GetProperty("metadata").GetProperty("ward").GetString());
        Assert.Equal("output_text", response.GetProperty("output")[0].GetProperty("content")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_refusal_is_a_refusal_part()
    {
        var server = shared.Server;
        var response = await server.PostAsync("/v1/responses", new { model = "clinical", input = Texts.Unsafe });
        Assert.Equal("refusal", response.GetProperty("output")[0].GetProperty("content")[0].GetProperty("type").GetString());
        var events = Events(await StreamAsync(server, Texts.Unsafe));
        Assert.Contains(events, one => one.Name == "response.refusal.done");
        Assert.DoesNotContain(events, one => one.Name.StartsWith("response.output_text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_events_come_in_order_with_rising_numbers_and_without_a_done_mark()
    {
        var server = shared.Server;
        var stream = await StreamAsync(server, Texts.Safe);
        Assert.DoesNotContain("[DONE]", stream, StringComparison.Ordinal);
        var events = Events(stream);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(one => one.Data.GetProperty("sequence_number").GetInt32()));
        Assert.All(events, one => Assert.Equal(one.Name, one.Data.GetProperty("type").GetString()));
        Assert.Equal(
            ["response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed"],
            events.Select(one => one.Name).Distinct());
    }

    [Fact]
    public async Task A_response_goes_on_from_an_earlier_one_and_an_unknown_one_is_404()
    {
        var server = shared.Server;
        var first = await server.PostAsync("/v1/responses", new { model = "clinical", input = Texts.ChestPain });
        var next = await server.PostAsync("/v1/responses", new { model = "clinical", input = "And with a fever of 39.2?", previous_response_id = first.GetProperty("id").GetString() });
        Assert.Contains("oronary", next.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(first.GetProperty("id").GetString()![5..37], next.GetProperty("id").GetString()![5..37]);
        using var unknown = await server.Client.PostAsJsonAsync("/v1/responses", new { model = "clinical", input = "x", previous_response_id = "resp_1" }, TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:"}]}]}""", "input")]
    [InlineData("""{"input":"x","tools":[{"type":"web_search"}]}""", "tools")]
    [InlineData("""{"input":"x","text":{"format":{"type":"json_object"}}}""", "text.format")]
    [InlineData("""{"input":"x","background":true}""", "background")]
    [InlineData("""{"input":[]}""", "input")]
    public async Task What_is_not_supported_is_refused_clearly(string body, string param)
    {
        var server = shared.Server;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/v1/responses", content, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(param, (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetProperty("param").GetString());
    }

    private static async Task<string> StreamAsync(RunningServer server, string text)
    {
        using var response = await server.Client.PostAsJsonAsync("/v1/responses", new { model = "clinical", stream = true, input = text }, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static List<(string Name, JsonElement Data)> Events(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(frame => frame.StartsWith("event: ", StringComparison.Ordinal)).Select(frame => frame.Split("\ndata: ", 2)).Select(pair => (pair[0][7..], JsonElement.Parse(pair[1])))];
}
