using System.Globalization;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

public sealed class RetryTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_passing_fault_is_asked_again(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 3);
        site.Server.Fail(ScriptedFault.ServerError).Fail(ScriptedFault.Reset).Reply("Here.");
        Assert.Equal("Here.", (await site.Client.GetResponseAsync("Hello", cancellationToken: Cancel)).Text);
        Assert.Equal(3, site.Server.Requests.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stream_that_breaks_before_its_first_word_is_asked_again(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 3);
        site.Server.Fail(ScriptedFault.Overloaded).Enqueue(new ScriptedReply { Fault = ScriptedFault.Truncated }).ReplyInChunks("He", "re.");
        var updates = await ModelsSite.StreamAsync(site.Client, "Hello", cancellationToken: Cancel);
        Assert.Equal("Here.", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(3, site.Server.Requests.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_tool_call_that_breaks_off_is_asked_again_and_never_handed_over(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 2);
        site.Server.Enqueue(ScriptedReply.Tool("bmi", new { weight_kg = 72 }) with { Fault = ScriptedFault.Truncated }).Reply("None needed.");
        var updates = await ModelsSite.StreamAsync(site.Client, "Hello", cancellationToken: Cancel);
        Assert.DoesNotContain(updates.SelectMany(update => update.Contents), content => content is FunctionCallContent);
        Assert.Equal("None needed.", string.Concat(updates.Select(update => update.Text)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task After_the_first_word_nothing_is_asked_again(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 3);
        site.Server.Fail(ScriptedFault.Truncated).Reply("A second answer.");
        List<string> texts = [];
        var failure = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var update in site.Client.GetStreamingResponseAsync("Hello", cancellationToken: Cancel))
                texts.Add(update.Text);
        });
        Assert.Equal(FailureReason.TruncatedStream, failure.Reason);
        Assert.Equal("The first words and the next and the last.", string.Concat(texts));
        Assert.Single(site.Server.Requests);
    }

    [Theory]
    [InlineData(ScriptedFault.Unauthorized)]
    [InlineData(ScriptedFault.ModelNotFound)]
    [InlineData(ScriptedFault.ContentFiltered)]
    [InlineData(ScriptedFault.ContextTooLong)]
    [InlineData(ScriptedFault.Html)]
    public async Task What_asking_again_cannot_mend_is_asked_once(ScriptedFault fault)
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.AzureOpenAI, options => options.MaxAttempts = 3);
        site.Server.AlwaysFail(fault);
        await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.Single(site.Server.Requests);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_wait_that_a_provider_asks_for_in_seconds_is_kept(ProviderKind kind)
    {
        ObservedTime time = new();
        await using var site = await ModelsSite.StartAsync(kind, options => options.MaxAttempts = 2, time);
        site.Server.Fail(ScriptedFault.RateLimited, retryAfter: "7").Reply("Here.");
        var asking = site.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        await time.TimerAsync(TimeSpan.FromSeconds(7), Cancel);
        time.Advance(TimeSpan.FromSeconds(7) - Slack);
        Assert.Single(site.Server.Requests);
        time.Advance(Slack);
        Assert.Equal("Here.", (await asking).Text);
    }

    [Fact]
    public async Task The_wait_that_a_provider_asks_for_as_a_date_is_kept()
    {
        ObservedTime time = new();
        time.SetUtcNow(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var site = await ModelsSite.StartAsync(ProviderKind.OpenAICompatible, options => options.MaxAttempts = 2, time);
        site.Server.Fail(ScriptedFault.Overloaded, retryAfter: time.GetUtcNow().AddSeconds(9).ToString("R", CultureInfo.InvariantCulture)).Reply("Here.");
        var asking = site.Client.GetResponseAsync("Hello", cancellationToken: Cancel);
        await time.TimerAsync(TimeSpan.FromSeconds(9), Cancel);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal("Here.", (await asking).Text);
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_long_wait_is_given_up_at_once()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.OpenAICompatible, options => options.MaxAttempts = 3);
        site.Server.Fail(ScriptedFault.RateLimited, retryAfter: "3600");
        var failure = await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);
        Assert.Contains("3600 s", failure.Remedy, StringComparison.Ordinal);
        Assert.Single(site.Server.Requests);
    }

    [Fact]
    public async Task No_attempt_begins_after_the_budget_of_retries_is_used_up()
    {
        ObservedTime time = new();
        await using var site = await ModelsSite.StartAsync(ProviderKind.OpenAICompatible, options =>
        {
            options.MaxAttempts = 10;
            options.TimeToFirstToken = TimeSpan.FromSeconds(61);
            options.RetryBudget = TimeSpan.FromSeconds(60);
        }, time);
        site.Server.AlwaysFail(ScriptedFault.HangBeforeFirstByte);
        var failing = ModelsSite.FailureAsync(site.Client, stream: true);
        await site.Server.RequestAsync();
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(FailureReason.Timeout, (await failing).Reason);
        Assert.Single(site.Server.Requests);
    }
}
