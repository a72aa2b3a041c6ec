using System.ClientModel;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.TestSupport;
using OpenAI;
using OpenAI.Chat;

namespace ClinicalAssistant.Api.Tests;

public sealed class OpenAIWireTests(SharedServer shared)
{
    [Fact]
    public async Task The_official_client_completes_and_streams_the_same_text()
    {
        var server = shared.Server;
        var client = Client(server);
        var whole = (await client.CompleteChatAsync([new SystemChatMessage("Be brief."), new UserChatMessage(Texts.ChestPain)], cancellationToken: TestContext.Current.CancellationToken)).Value;
        Assert.Equal(ChatFinishReason.Stop, whole.FinishReason);
        Assert.Contains("Acute coronary syndrome", whole.Content[0].Text, StringComparison.Ordinal);
        Assert.Contains("**Evidence**", whole.Content[0].Text, StringComparison.Ordinal);
        var streamed = "";
        ChatFinishReason? finish = null;
        await foreach (var update in client.CompleteChatStreamingAsync([new SystemChatMessage("Be brief."), new UserChatMessage(Texts.ChestPain)], cancellationToken: TestContext.Current.CancellationToken))
        {
            streamed += string.Concat(update.ContentUpdate.Select(part => part.Text));
            finish = update.FinishReason ?? finish;
        }

        Assert.Equal(ChatFinishReason.Stop, finish);
        Assert.Equal(whole.Content[0].Text.Trim(), streamed.Trim());
    }

    [Fact]
    public async Task A_refusal_is_content_with_the_finish_reason_content_filter()
    {
        var server = shared.Server;
        var client = Client(server);
        var whole = (await client.CompleteChatAsync([new UserChatMessage(Texts.Unsafe)], cancellationToken: TestContext.Current.CancellationToken)).Value;
        Assert.Equal(ChatFinishReason.ContentFilter, whole.FinishReason);
        Assert.NotEmpty(whole.Content[0].Text);
    }

    [Fact]
    public async Task A_stream_has_one_id_one_role_one_finish_and_usage_only_where_asked_for()
    {
        var server = shared.Server;
        foreach (var includeUsage in new[] { false, true })
        {
            using var response = await server.Client.PostAsJsonAsync("/v1/chat/completions", new
            {
                model = "clinical", stream = true, stream_options = new { include_usage = includeUsage }, unknown_field = 1,
                messages = new object[] { new { role = "user", content = new[] { new { type = "text", text = Texts.Safe } } } },
            }, TestContext.Current.CancellationToken);
            var frames = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Where(frame => frame.StartsWith("data: ", StringComparison.Ordinal)).Select(frame => frame[6..]).ToList();
            Assert.Equal("[DONE]", frames[^1]);
            var chunks = frames.SkipLast(1).Select(frame => JsonDocument.Parse(frame).RootElement).ToList();
            Assert.Single(chunks.Select(chunk => chunk.GetProperty("id").GetString()).Distinct());
            Assert.Equal("assistant", chunks[0].GetProperty("choices")[0].GetProperty("delta").GetProperty("role").GetString());
            var finishes = chunks.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0).Select(chunk => chunk.GetProperty("choices")[0].GetProperty("finish_reason")).ToList();
            Assert.All(finishes.SkipLast(1), finish => Assert.Equal(JsonValueKind.Null, finish.ValueKind));
            Assert.Equal("stop", finishes[^1].GetString());
            Assert.Equal(includeUsage ? 1 : 0, chunks.Count(chunk => chunk.GetProperty("choices").GetArrayLength() == 0));
        }
    }

    [Theory]
    [InlineData("""{"model":"clinical","messages":[]}""", 400, "messages")]
    [InlineData("""{"model":"clinical","n":2,"messages":[{"role":"user","content":"x"}]}""", 400, "n")]
    [InlineData("""{"model":"clinical","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:"}}]}]}""", 400, "messages")]
    [InlineData("""{"model":"clinical","tools":[{"type":"function","function":{"name":"f"}}],"messages":[{"role":"user","content":"x"}]}""", 400, "tools")]
    [InlineData("""{"model":"clinical","response_format":{"type":"json_object"},"messages":[{"role":"user","content":"x"}]}""", 400, "response_format")]
    [InlineData("""{"model":"gpt-nine","messages":[{"role":"user","content":"x"}]}""", 404, "model")]
    public async Task What_is_not_supported_is_refused_clearly(string body, int status, string field)
    {
        var server = shared.Server;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/v1/chat/completions", content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error");
        Assert.Equal(field, error.GetProperty("param").GetString());
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_models_are_the_routes_and_providers_and_clinical_always_exists()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var server = await RunningServer.StartAsync(Provider(provider));
        var models = await server.Client.GetFromJsonAsync<JsonElement>("/v1/models", TestContext.Current.CancellationToken);
        Assert.Equal(["clinical", "default", "local"], models.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).Order());
    }

    [Fact]
    public async Task A_model_behind_the_server_streams_through_the_guard()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.ReplyInChunks("Acute coro", "nary syndrome must not be missed [2]. The mortal", "ity is 73.4 percent [2].");
        await using var server = await RunningServer.StartAsync(Provider(provider));
        var text = "";
        await foreach (var update in Client(server).CompleteChatStreamingAsync([new UserChatMessage(Texts.ChestPain)], cancellationToken: TestContext.Current.CancellationToken))
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        Assert.Contains("must not be missed [2]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("73.4 percent [2].", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_keys_set_a_call_without_one_is_refused_in_openais_form()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "# callers\nward-3 0123456789abcdef0123456789\n", TestContext.Current.CancellationToken);
        await using var server = await RunningServer.StartAsync(new() { ["Server:ApiKeysFile"] = file });
        using var refused = await server.Client.GetAsync("/v1/models", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("\"error\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "0123456789abcdef0123456789");
        using var allowed = await server.Client.GetAsync("/v1/models", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        File.Delete(file);
    }

    private static ChatClient Client(RunningServer server) => new("clinical", new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "/v1") });

    private static Dictionary<string, string?> Provider(ScriptedProvider provider) => new()
    {
        ["Models:Providers:local:Kind"] = "OpenAICompatible",
        ["Models:Providers:local:Endpoint"] = provider.OpenAIEndpoint,
        ["Models:Providers:local:Model"] = "test-model",
        ["Models:Routes:default:0"] = "local",
    };
}
