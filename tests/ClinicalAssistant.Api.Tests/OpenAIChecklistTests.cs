using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ClinicalAssistant.Api.Tests;

/// <summary>The wire's checklist, line by line, as raw HTTP shows it.</summary>
public sealed class OpenAIChecklistTests(SharedServer shared)
{
    private const string Schema = """{"type":"object","properties":{"summary":{"type":"string"},"urgent":{"type":"boolean"}},"required":["summary"]}""";

    [Fact]
    public async Task Line_1_the_models_have_the_protocols_form_and_one_can_be_asked_for()
    {
        var server = shared.Server;
        var list = await server.Client.GetFromJsonAsync<JsonElement>("/v1/models", TestContext.Current.CancellationToken);
        Assert.Equal("list", list.GetProperty("object").GetString());
        var one = await server.Client.GetFromJsonAsync<JsonElement>("/v1/models/clinical", TestContext.Current.CancellationToken);
        Assert.Equal(["created", "id", "object", "owned_by"], one.EnumerateObject().Select(property => property.Name).Order());
        using var unknown = await server.Client.GetAsync("/v1/models/no-such", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Line_2_and_3_a_whole_reply_has_every_field_and_a_known_finish_reason()
    {
        var server = shared.Server;
        var reply = await server.PostAsync("/v1/chat/completions", Body("clinical", Texts.Safe));
        Assert.Equal("chat.completion", reply.GetProperty("object").GetString());
        Assert.StartsWith("chatcmpl-", reply.GetProperty("id").GetString(), StringComparison.Ordinal);
        var choice = reply.GetProperty("choices")[0];
        Assert.Equal(0, choice.GetProperty("index").GetInt32());
        Assert.Equal("assistant", choice.GetProperty("message").GetProperty("role").GetString());
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("message").GetProperty("refusal").ValueKind);
        Assert.Equal(JsonValueKind.Null, choice.GetProperty("logprobs").ValueKind);
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());
        var usage = reply.GetProperty("usage");
        Assert.Equal(usage.GetProperty("prompt_tokens").GetInt64() + usage.GetProperty("completion_tokens").GetInt64(), usage.GetProperty("total_tokens").GetInt64());
    }

    [Fact]
    public async Task Line_3_a_refusal_is_content_with_content_filter_streamed_or_not()
    {
        var server = shared.Server;
        var whole = await server.PostAsync("/v1/chat/completions", Body("clinical", Texts.Unsafe));
        Assert.Equal("content_filter", whole.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        var frames = Data(await StreamAsync(server, Body("clinical", Texts.Unsafe, stream: true)));
        Assert.Equal("[DONE]", frames[^1]);
        Assert.Equal("content_filter", JsonElement.Parse(frames[^2]).GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(
            whole.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(),
            string.Concat(frames.SkipLast(1).Select(frame => JsonElement.Parse(frame).GetProperty("choices")[0].GetProperty("delta")).Select(delta => delta.TryGetProperty("content", out var text) ? text.GetString() : "")));
    }

    [Fact]
    public async Task Line_5_the_usage_of_a_model_comes_through()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Reply("Ask about fever and flank pain.");
        await using var server = await RunningServer.StartAsync(Provider(provider));
        var reply = await server.PostAsync("/v1/chat/completions", Body("local", Texts.Safe));
        Assert.Equal(26, reply.GetProperty("usage").GetProperty("prompt_tokens").GetInt64());
        Assert.Equal(12, reply.GetProperty("usage").GetProperty("completion_tokens").GetInt64());
    }

    [Fact]
    public async Task Line_6_text_parts_and_a_plain_text_get_the_same_answer()
    {
        var server = shared.Server;
        var plain = await server.PostAsync("/v1/chat/completions", Body("clinical", Texts.Safe));
        var parts = await server.PostAsync("/v1/chat/completions", new { model = "clinical", messages = new object[] { new { role = "developer", content = "Be brief." }, new { role = "user", content = new[] { new { type = "text", text = Texts.Safe } } } } });
        Assert.Equal(Content(plain), Content(parts));
    }

    [Fact]
    public async Task Line_7_a_failure_in_the_middle_of_a_stream_ends_with_an_error_frame()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Enqueue(ScriptedReply.InChunks("Flank pain with fever points to the kidney. Ask about it. ", "And then ", "more.") with { Fault = ScriptedFault.ErrorMidway });
        await using var server = await RunningServer.StartAsync(Provider(provider));
        var frames = Data(await StreamAsync(server, Body("local", Texts.Safe, stream: true)));
        var error = JsonElement.Parse(frames[^1]).GetProperty("error");
        Assert.Equal("server_error", error.GetProperty("type").GetString());
        Assert.Equal("cut", error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("""{"messages":[{"role":"wizard","content":"x"}]}""", 400)]
    [InlineData("""{"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"y"}]}""", 400)]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}]}""", 400)]
    [InlineData("""{"logprobs":true,"messages":[{"role":"user","content":"x"}]}""", 400)]
    public async Task Line_7_errors_are_openais_object(string body, int status)
    {
        var server = shared.Server;
        foreach (var path in new[] { "/v1/chat/completions", "/v1/responses" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await server.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)response.StatusCode);
            var error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error");
            Assert.Equal(["code", "message", "param", "type"], error.EnumerateObject().Select(property => property.Name).Order());
        }
    }

    [Fact]
    public async Task Line_8_a_quiet_stream_carries_keep_alive_comments_and_asks_proxies_not_to_buffer()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Fail(ScriptedFault.HangBeforeFirstByte);
        await using var server = await RunningServer.StartAsync(Provider(provider), services => services.AddSingleton<TimeProvider>(time));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = JsonContent.Create(Body("local", Texts.Safe, stream: true)) };
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        await provider.RequestAsync();
        var reading = response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(16));
            await Task.Yield();
        }

        var stream = await reading;
        Assert.Contains(": ping\n\n", stream, StringComparison.Ordinal);
        Assert.Equal("[DONE]", Data(stream)[^1]);
    }

    [Fact]
    public async Task An_object_is_off_until_the_site_allows_it_for_a_route()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var server = await RunningServer.StartAsync(Provider(provider));
        var reply = await server.PostAsync("/v1/chat/completions", Object());
        Assert.Equal("response_format", reply.GetProperty("error").GetProperty("param").GetString());
        Assert.Contains("Server:ObjectRoutes", reply.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task An_allowed_object_comes_whole_and_the_model_is_asked_for_the_callers_schema()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.ReplyInChunks("```json\n{\"summary\": \"Look for fever", " and flank pain.\", \"urgent\": true}\n```");
        await using var server = await RunningServer.StartAsync(Provider(provider, objects: true));
        var frames = Data(await StreamAsync(server, Object(stream: true)));
        var contents = frames.SkipLast(1).Select(frame => JsonElement.Parse(frame).GetProperty("choices")[0].GetProperty("delta")).Select(delta => delta.TryGetProperty("content", out var text) ? text.GetString()! : "").Where(text => text.Length > 0).ToList();
        var whole = Assert.Single(contents);
        Assert.True(JsonElement.Parse(whole).GetProperty("urgent").GetBoolean());
        Assert.Equal("json_schema", provider.Requests[0].Json.GetProperty("response_format").GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_object_with_one_number_that_has_no_basis_is_withheld_whole()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Reply("""{"summary": "Look for fever and flank pain. Mortality is 73.4 percent."}""");
        await using var server = await RunningServer.StartAsync(Provider(provider, objects: true));
        var reply = await server.PostAsync("/v1/chat/completions", Object());
        Assert.Equal("content_filter", reply.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.DoesNotContain("73.4", Content(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("Look for fever", reply.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_object_and_a_silent_model_are_errors_that_say_so()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Reply("Here is your object: none.");
        await using var server = await RunningServer.StartAsync(Provider(provider, objects: true));
        Assert.Equal("object_unreadable", (await server.PostAsync("/v1/chat/completions", Object())).GetProperty("error").GetProperty("code").GetString());
        provider.AlwaysFail(ScriptedFault.Unauthorized);
        Assert.Equal("no_object", (await server.PostAsync("/v1/chat/completions", Object())).GetProperty("error").GetProperty("code").GetString());
    }

    private static object Object(bool stream = false) => new
    {
        model = "local", stream, messages = new[] { new { role = "user", content = Texts.Safe } },
        response_format = new { type = "json_schema", json_schema = new { name = "work_up", schema = JsonElement.Parse(Schema) } },
    };

    private static object Body(string model, string text, bool stream = false) => new { model, stream, messages = new[] { new { role = "user", content = text } } };

    private static string Content(JsonElement reply) => reply.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;

    private static async Task<string> StreamAsync(RunningServer server, object body)
    {
        using var response = await server.Client.PostAsJsonAsync("/v1/chat/completions", body, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static List<string> Data(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(frame => frame.StartsWith("data: ", StringComparison.Ordinal)).Select(frame => frame[6..])];

    private static Dictionary<string, string?> Provider(ScriptedProvider provider, bool objects = false) => new()
    {
        ["Models:Providers:local:Kind"] = "OpenAICompatible",
        ["Models:Providers:local:Endpoint"] = provider.OpenAIEndpoint,
        ["Models:Providers:local:Model"] = "test-model",
        ["Models:Routes:default:0"] = "local",
        ["Server:ObjectRoutes"] = objects ? "local" : "",
    };
}
