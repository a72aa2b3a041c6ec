using System.Net;
using System.Net.Http.Json;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Api.Tests;

public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_sends_more_than_its_share_is_told_when_to_come_back_and_others_are_not_touched()
    {
        await using var server = await RunningServer.StartAsync();
        using var eager = await server.ClientAsync(Tenants.Own, "eager", Roles.Clinician, key => key with { RequestsPerMinute = 3 });
        using var other = await server.ClientAsync(Tenants.Own, "other", Roles.Clinician);
        // Seven requests meet at most two minutes, so at least one is past three in its minute.
        var refused = new List<HttpResponseMessage>();
        for (var i = 0; i < 7; i++)
        {
            var response = await eager.GetAsync("/api/calculators", Cancellation);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                refused.Add(response);
        }

        Assert.NotEmpty(refused);
        Assert.InRange(refused[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("3 requests a minute", await refused[0].Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/calculators", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_openai_wire_says_it_in_its_own_words()
    {
        await using var server = await RunningServer.StartAsync();
        using var eager = await server.ClientAsync(Tenants.Own, "eager", Roles.Clinician, key => key with { RequestsPerMinute = 1 });
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 3 && refused is null; i++)
        {
            var response = await eager.GetAsync("/v1/models", Cancellation);
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        Assert.Contains("rate_limit", await refused!.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_places_and_line_the_server_says_so_at_once_and_goes_on_afterwards()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        var release = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(Site(provider, ("Server:MaxConcurrent", "2"), ("Server:MaxQueued", "1")));
        provider.Default = ScriptedReply.Text("Held.") with { Hold = release.Task };
        var held = Enumerable.Range(0, 3).Select(_ => AskAsync(server.Client)).ToArray();
        await provider.RequestAsync(2);
        HttpResponseMessage? refused = null;
        // The third may still be on its way into the line; one more than fits is refused whichever comes first.
        for (var i = 0; i < 200 && refused is null; i++)
        {
            using var quick = new CancellationTokenSource(TimeSpan.FromMilliseconds(250));
            try
            {
                var response = await server.Client.GetAsync("/api/calculators", quick.Token);
                refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
            }
            catch (OperationCanceledException)
            {
                // It stood in line itself.
            }
        }

        Assert.NotNull(refused);
        Assert.NotNull(refused.Headers.RetryAfter);
        release.SetResult();
        foreach (var one in held)
            Assert.Equal(HttpStatusCode.OK, (await one).StatusCode);
    }

    [Fact]
    public async Task Tokens_of_a_day_are_counted_and_their_end_is_said()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var server = await RunningServer.StartAsync(Site(provider));
        provider.Default = ScriptedReply.Text("Rest and fluids.") with { InputTokens = 30, OutputTokens = 20 };
        using var client = await server.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician, key => key with { TokensPerDay = 60 });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client)).StatusCode);
        var refused = await AskAsync(client);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("60 model tokens", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_counts_for_all_replicas_and_without_it_each_counts_alone_and_says_so()
    {
        await using var redis = await RedisServer.StartAsync();
        Assert.SkipWhen(redis is null, RedisServer.Absent ?? "");
        Dictionary<string, string?> settings = new() { ["Server:Redis"] = redis.Address, ["Server:RequestsPerMinute"] = "4" };
        await using var first = await RunningServer.StartAsync(settings);
        await using var second = await RunningServer.StartAsync(settings);
        using var one = await first.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician);
        using var two = await second.ClientAsync(Tenants.Own, "dr-a", Roles.Clinician);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
            codes.Add((await (i % 2 == 0 ? one : two).GetAsync("/api/calculators", Cancellation)).StatusCode);
        // Each alone would let all of its five through within two minutes of four; together at most eight pass.
        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        Assert.Contains("shared", await first.Client.GetStringAsync("/health/ready", Cancellation), StringComparison.Ordinal);

        await redis.StopAsync();
        using var alone = await first.ClientAsync(Tenants.Own, "dr-z", Roles.Clinician, key => key with { RequestsPerMinute = 1000 });
        using var response = await alone.GetAsync("/api/calculators", Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("local", response.Headers.GetValues("X-Limits").Single());
        Assert.Contains("this replica alone", await first.Client.GetStringAsync("/health/ready", Cancellation), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Site(ScriptedProvider provider, params (string Name, string Value)[] settings)
    {
        var site = new Dictionary<string, string?>
        {
            ["Models:Providers:local:Kind"] = "OpenAICompatible",
            ["Models:Providers:local:Endpoint"] = provider.OpenAIEndpoint,
            ["Models:Providers:local:Model"] = "test",
        };
        foreach (var (name, value) in settings)
            site[name] = value;
        return site;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.PostAsJsonAsync("/api/ask", new { question = "What helps against a common cold?" }, Cancellation);
}
