using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.Time.Testing;

namespace ClinicalAssistant.Evals.Tests;

public sealed class PaceTests : IDisposable
{
    private readonly EvalSite _site = new();

    [Fact]
    public void A_provider_that_takes_no_more_is_asked_half_as_much_and_slowly_more_again()
    {
        var pace = new Pace(16, TimeProvider.System);
        pace.Limited(null);
        Assert.Equal(8, pace.Allowed);
        pace.Limited(null);
        Assert.Equal(4, pace.Allowed);
        for (var i = 0; i < 40; i++)
            pace.Worked();
        Assert.InRange(pace.Allowed, 9, 10);
        for (var i = 0; i < 1000; i++)
            pace.Worked();
        Assert.Equal(16, pace.Allowed);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(3600, 600)]
    public async Task A_provider_is_asked_again_when_it_says_and_after_ten_minutes_at_most(int says, int waits)
    {
        var time = new FakeTimeProvider();
        var pace = new Pace(4, time);
        pace.Limited(TimeSpan.FromSeconds(says));
        var turn = pace.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        time.Advance(TimeSpan.FromSeconds(waits - 1));
        Assert.False(turn.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await turn;
    }

    [Fact]
    public async Task One_who_gives_up_waiting_takes_no_turn_from_the_next()
    {
        var pace = new Pace(1, TimeProvider.System);
        await pace.EnterAsync(TestContext.Current.CancellationToken);
        using var gone = new CancellationTokenSource();
        var first = pace.EnterAsync(gone.Token).AsTask();
        var second = pace.EnterAsync(TestContext.Current.CancellationToken).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        pace.Leave();
        await second;
    }

    [Fact]
    public async Task Several_providers_together_are_asked_no_more_at_once_than_the_run_allows()
    {
        var run = new RunContext(2, new FakeTimeProvider(), null);
        var (a, b) = (run.PaceOf("a"), run.PaceOf("b"));
        await run.EnterAsync(a, TestContext.Current.CancellationToken);
        await run.EnterAsync(b, TestContext.Current.CancellationToken);
        var third = run.EnterAsync(b, TestContext.Current.CancellationToken).AsTask();
        Assert.False(third.IsCompleted);
        run.Leave(a);
        await third;
    }

    [Fact]
    public async Task A_provider_that_takes_no_more_holds_no_other_up()
    {
        var run = new RunContext(1, new FakeTimeProvider(), null);
        var (a, b) = (run.PaceOf("a"), run.PaceOf("b"));
        a.Limited(TimeSpan.FromMinutes(5));
        Assert.False(run.EnterAsync(a, TestContext.Current.CancellationToken).AsTask().IsCompleted);
        await run.EnterAsync(b, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Waiting_for_a_turn_is_neither_the_models_latency_nor_the_questions_time()
    {
        var clock = new FakeTimeProvider();
        var time = new CaseTime(clock);
        var run = new RunContext(1, time, null);
        var pace = run.PaceOf("local");
        await run.EnterAsync(pace, TestContext.Current.CancellationToken);
        CaseContext.Current = new CaseContext(run, "sample", "a", 1, []);
        var started = time.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), time);
        var turn = CaseContext.Current.EnterAsync(pace, TestContext.Current.CancellationToken).AsTask();
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, time.GetElapsedTime(started));
        run.Leave(pace);
        await turn;
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(9), time.GetElapsedTime(started));
        Assert.False(limit.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(limit.IsCancellationRequested);
    }

    [Fact]
    public async Task A_call_that_was_turned_away_for_its_rate_is_made_again_and_no_case_is_lost()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Fail(ScriptedFault.RateLimited, "0").Fail(ScriptedFault.RateLimited, "0");
        var suite = _site.Suite(string.Join('\n', Enumerable.Range(1, 4).Select(n => $"  - {{ id: c{n}, question: q{n}, assert: [{{ contains: understood }}] }}")), "1", "mode: model");
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local", Concurrency = 2 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((4, 0), (outcome.Summary.Passed, outcome.Summary.Errors));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_errors_and_the_run_goes_on()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.AlwaysFail(ScriptedFault.Unauthorized);
        var suite = _site.Suite("  - { id: a, question: q, assert: [{ contains: x }] }\n  - { id: b, question: q, assert: [{ contains: x }] }", "0", "mode: model");
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 2), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.All(ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")), row => Assert.Equal("provider_failed", row.Error!.Code));
    }

    [Fact]
    public async Task A_provider_that_never_answered_is_not_waited_for()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.AlwaysFail(ScriptedFault.ServerError);
        var suite = _site.Suite(string.Join('\n', Enumerable.Range(1, 30).Select(n => $"  - {{ id: c{n}, question: q{n}, assert: [{{ contains: understood }}] }}")), "0", "mode: model");
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(30, outcome.Summary.Errors);
        Assert.Contains(ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")), row => row.Error!.Message.Contains("left alone", StringComparison.Ordinal));
    }

    public void Dispose() => _site.Dispose();
}
