using ClinicalAssistant.TestSupport;

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

    public void Dispose() => _site.Dispose();
}
