using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

public sealed class CancellationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cancelling_an_answer_ends_the_request_at_the_provider(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 3);
        site.Server.Fail(ScriptedFault.HangBeforeFirstByte);
        using CancellationTokenSource source = new();
        var asking = site.Client.GetResponseAsync("Hello", cancellationToken: source.Token);
        var request = await site.Server.RequestAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await request.Aborted.WaitAsync(Cancel);
        Assert.Single(site.Server.Requests);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cancelling_in_the_middle_of_a_stream_ends_the_request_at_the_provider(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Fail(ScriptedFault.Stall);
        using CancellationTokenSource source = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in site.Client.GetStreamingResponseAsync("Hello", cancellationToken: source.Token))
                await source.CancelAsync();
        });
        await site.Server.Requests[0].Aborted.WaitAsync(Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Leaving_a_stream_early_ends_the_request_at_the_provider(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Fail(ScriptedFault.Stall);
        await foreach (var update in site.Client.GetStreamingResponseAsync("Hello", cancellationToken: Cancel))
            break;
        await site.Server.Requests[0].Aborted.WaitAsync(Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stalled_stream_ends_the_request_at_the_provider(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.StallTimeout = TimeSpan.FromMilliseconds(100));
        site.Server.Fail(ScriptedFault.Stall);
        Assert.Equal(FailureReason.Stalled, (await ModelsSite.FailureAsync(site.Client, stream: true)).Reason);
        await site.Server.Requests[0].Aborted.WaitAsync(Cancel);
    }
}
