using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

/// <summary>What goes over the wire, to the letter.</summary>
public sealed class RequestBodyTests
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Dose?")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ChatOptions Settings => new() { Temperature = 0.5f, Seed = 7, MaxOutputTokens = 200, ResponseFormat = ChatResponseFormat.Json };

    [Theory]
    [InlineData(ProviderKind.AzureOpenAI, "/openai/deployments/test-model/chat/completions", """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"temperature":0.5,"seed":7,"response_format":{"type":"json_object"},"model":"test-model","max_completion_tokens":200}""")]
    [InlineData(ProviderKind.OpenAICompatible, "/v1/chat/completions", """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"temperature":0.5,"seed":7,"response_format":{"type":"json_object"},"model":"test-model","max_tokens":200}""")]
    [InlineData(ProviderKind.Ollama, "/api/chat", """{"model":"test-model","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"options":{"temperature":0.5,"seed":7,"num_predict":200},"format":"json","CustomHeaders":{},"stream":false}""")]
    public async Task A_chat_sends_exactly_this(ProviderKind kind, string path, string body)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        await site.Client.GetResponseAsync(Messages, Settings, Cancel);
        var request = Assert.Single(site.Server.Requests);
        Assert.Equal(path, request.Path);
        AssertJson(body, request.Json);
    }

    [Theory]
    [InlineData(ProviderKind.AzureOpenAI, """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"temperature":0.5,"seed":7,"response_format":{"type":"json_object"},"model":"test-model","max_completion_tokens":200,"stream":true,"stream_options":{"include_usage":true}}""")]
    [InlineData(ProviderKind.OpenAICompatible, """{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"temperature":0.5,"seed":7,"response_format":{"type":"json_object"},"model":"test-model","max_tokens":200,"stream":true,"stream_options":{"include_usage":true}}""")]
    [InlineData(ProviderKind.Ollama, """{"model":"test-model","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Dose?"}],"options":{"temperature":0.5,"seed":7,"num_predict":200},"format":"json","CustomHeaders":{},"stream":true}""")]
    public async Task A_stream_sends_exactly_this(ProviderKind kind, string body)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        await foreach (var update in site.Client.GetStreamingResponseAsync(Messages, Settings, Cancel))
        {
        }

        AssertJson(body, Assert.Single(site.Server.Requests).Json);
    }

    [Theory]
    [InlineData(ProviderKind.AzureOpenAI, """{"messages":[{"role":"user","content":"BMI?"},{"role":"assistant","tool_calls":[{"id":"call_0","type":"function","function":{"name":"bmi","arguments":"{\n  \"weight_kg\": 72\n}"}}]},{"role":"tool","tool_call_id":"call_0","content":"\"22.2\""}],"tools":[{"type":"function","function":{"name":"bmi","description":"Body mass index","parameters":{"type":"object","required":["weight_kg"],"properties":{"weight_kg":{"type":"integer"}},"additionalProperties":false}}}],"tool_choice":"auto","model":"test-model"}""")]
    [InlineData(ProviderKind.OpenAICompatible, """{"messages":[{"role":"user","content":"BMI?"},{"role":"assistant","tool_calls":[{"id":"call_0","type":"function","function":{"name":"bmi","arguments":"{\n  \"weight_kg\": 72\n}"}}]},{"role":"tool","tool_call_id":"call_0","content":"\"22.2\""}],"tools":[{"type":"function","function":{"name":"bmi","description":"Body mass index","parameters":{"type":"object","required":["weight_kg"],"properties":{"weight_kg":{"type":"integer"}},"additionalProperties":false}}}],"tool_choice":"auto","model":"test-model"}""")]
    [InlineData(ProviderKind.Ollama, """{"model":"test-model","messages":[{"role":"user","content":"BMI?"},{"role":"assistant","content":"","tool_calls":[{"function":{"index":null,"name":"bmi","arguments":{"weight_kg":72}},"id":null}]},{"role":"tool","content":"22.2"}],"options":{},"stream":false,"tools":[{"type":"function","function":{"name":"bmi","description":"Body mass index","parameters":{"type":"object","required":["weight_kg"],"properties":{"weight_kg":{"type":"integer"}},"additionalProperties":false}}}],"CustomHeaders":{}}""")]
    public async Task A_tool_is_described_and_answered_exactly_so(ProviderKind kind, string body)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.CallTool("bmi", new { weight_kg = 72 });
        using var client = site.Client.AsBuilder().UseFunctionInvocation().Build();
        await client.GetResponseAsync("BMI?", new ChatOptions { Tools = [AIFunctionFactory.Create((int weight_kg) => "22.2", "bmi", "Body mass index")] }, Cancel);
        AssertJson(body, site.Server.Requests[1].Json);
    }

    [Fact]
    public async Task Azure_is_sent_its_key_and_version_as_Azure_wants_them()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.AzureOpenAI);
        await site.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        var request = site.Server.Requests[0];
        Assert.Equal("azure-key", request.Headers["api-key"]);
        Assert.Equal("?api-version=2024-10-21", request.Query);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Theory]
    [InlineData(ProviderKind.OpenAICompatible)]
    [InlineData(ProviderKind.Ollama)]
    public async Task A_key_goes_as_a_bearer_and_none_where_none_is_set(ProviderKind kind)
    {
        await using var keyless = await ModelsSite.StartAsync(kind);
        await keyless.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        Assert.DoesNotContain("Authorization", keyless.Server.Requests[0].Headers.Keys);
        await using var keyed = await ModelsSite.StartAsync(kind, options => options.ApiKey = "secret");
        await keyed.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        Assert.Equal("Bearer secret", keyed.Server.Requests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(ProviderKind.AzureOpenAI)]
    [InlineData(ProviderKind.OpenAICompatible)]
    [InlineData(ProviderKind.Ollama)]
    public async Task A_providers_own_limit_of_tokens_is_never_exceeded(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxOutputTokens = 50);
        await site.Client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 200 }, Cancel);
        await site.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        Assert.All(site.Server.Requests, request => Assert.Matches("\"(max_tokens|max_completion_tokens|num_predict)\":50", request.Body));
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), actual.GetRawText());
}
