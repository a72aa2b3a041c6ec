using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_does_not_answer_is_named_and_the_server_stays_in_service()
    {
        await using var there = await ScriptedProvider.StartAsync();
        await using var server = await RunningServer.StartAsync(new()
        {
            ["Models:Providers:there:Kind"] = "OpenAICompatible", ["Models:Providers:there:Endpoint"] = there.OpenAIEndpoint, ["Models:Providers:there:Model"] = "m",
            ["Models:Providers:gone:Kind"] = "OpenAICompatible", ["Models:Providers:gone:Endpoint"] = "http://127.0.0.1:9/v1", ["Models:Providers:gone:Model"] = "m",
            ["Models:Routes:default:0"] = "gone",
        });
        var ready = await ReadyAsync(server, static ready => ready.GetProperty("missing").GetArrayLength() > 0);
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Equal(["model gone"], ready.GetProperty("missing").EnumerateArray().Select(static one => one.GetString()));
        Assert.Contains("gone (does not answer: Unreachable", ready.GetProperty("models").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(there.Requests, static request => request.Path.EndsWith("/completions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_a_model_is_ready_and_misses_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var ready = await ReadyAsync(server, static _ => true);
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(0, ready.GetProperty("missing").GetArrayLength());
    }

    /// <summary>Asks until it is as wanted: providers are asked in the background.</summary>
    private static async Task<JsonElement> ReadyAsync(RunningServer server, Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            using var response = await server.Client.GetAsync("/health/ready", Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var ready = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            if (wanted(ready))
                return ready;
            await Task.Yield();
        }
    }
}
