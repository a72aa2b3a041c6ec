using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

public sealed class CircuitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void Breaks(ProviderOptions options) =>
        options.CircuitBreaker = new CircuitBreakerOptions { MinimumThroughput = 3, BreakDuration = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData(ProviderKind.AzureOpenAI, ScriptedFault.ServerError)]
    [InlineData(ProviderKind.OpenAICompatible, ScriptedFault.Truncated)]
    [InlineData(ProviderKind.Ollama, ScriptedFault.Reset)]
    public async Task A_provider_that_keeps_failing_is_left_alone_until_the_break_is_over(ProviderKind kind, ScriptedFault fault)
    {
        ObservedTime time = new();
        await using var site = await ModelsSite.StartAsync(kind, Breaks, time);
        site.Server.AlwaysFail(fault);
        for (var i = 0; i < 3; i++)
            await ModelsSite.FailureAsync(site.Client, stream: true);
        var open = await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.Equal(FailureReason.CircuitOpen, open.Reason);
        Assert.Contains("clinical models test tested", open.Remedy, StringComparison.Ordinal);
        Assert.Equal(3, site.Server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(31));
        site.Server.Default = ScriptedReply.Text("Back.");
        Assert.Equal("Back.", string.Concat((await ModelsSite.StreamAsync(site.Client, "Hello", cancellationToken: Cancel)).Select(update => update.Text)));
        await site.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        Assert.Equal(5, site.Server.Requests.Count);
    }

    [Fact]
    public async Task A_wrong_key_keeps_its_remedy_and_opens_no_circuit()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.OpenAICompatible, Breaks);
        site.Server.AlwaysFail(ScriptedFault.Unauthorized);
        for (var i = 0; i < 5; i++)
            Assert.Equal(FailureReason.Unauthorized, (await ModelsSite.FailureAsync(site.Client, stream: false)).Reason);
    }

    [Fact]
    public async Task An_open_circuit_does_not_keep_a_provider_from_being_tested()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.OpenAICompatible, Breaks);
        site.Server.Fail(ScriptedFault.ServerError).Fail(ScriptedFault.ServerError).Fail(ScriptedFault.ServerError);
        for (var i = 0; i < 3; i++)
            await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.True((await ProviderProbe.TestAsync(site.Provider, Cancel)).Works);
    }
}
