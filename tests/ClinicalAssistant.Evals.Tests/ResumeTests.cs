using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly EvalSite _site = new();

    private static string Cases(int count) => string.Join('\n', Enumerable.Range(1, count).Select(n =>
        $"  - {{ id: c{n}, question: \"Half-life of amiodarone?\", assert: [{{ {(n % 3 == 0 ? "contains: nowhere" : "outcome: answered")} }}] }}"));

    [Fact]
    public async Task A_run_that_was_killed_is_gone_on_with_and_ends_as_an_unbroken_one()
    {
        var suite = _site.Suite(Cases(12), bar: "0.5");
        await _site.RunAsync(suite, folder: _site.Out + "-whole");
        using var cancel = new CancellationTokenSource();
        var broken = await _site.RunAsync(suite, concurrency: 2, progress: progress => { if (progress.Done == 5) cancel.Cancel(); }, cancel: cancel.Token);
        Assert.True(broken.Cancelled);
        // As a kill leaves it: the last line is incomplete.
        await File.AppendAllTextAsync(Path.Combine(_site.Out, "results.jsonl"), "{\"suite\":\"sample\",\"num", TestContext.Current.CancellationToken);

        var resumed = await EvalSite.Verbs.RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Resume = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(resumed.Cancelled);
        Assert.True(resumed.Summary.Finished);
        Assert.Equal(Rows(_site.Out + "-whole"), Rows(_site.Out));
        Assert.Equal((8, 4, 0), (resumed.Summary.Passed, resumed.Summary.Failed, resumed.Summary.Errors));
        Assert.Equal(0, resumed.ExitCode);
    }

    [Fact]
    public async Task A_run_is_not_gone_on_with_when_its_suite_has_changed()
    {
        await _site.RunAsync(_site.Suite(Cases(3), bar: "0"));
        var changed = _site.Suite(Cases(4), bar: "0");
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => EvalSite.Verbs.RunAsync(new RunRequest { Suites = [changed], Out = _site.Out, Resume = true }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("the suites or their case files have changed", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no run to go on with", (await Assert.ThrowsAsync<WrongInputException>(() => EvalSite.Verbs.RunAsync(new RunRequest { Suites = [changed], Out = _site.Out + "-none", Resume = true }, cancellationToken: TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_without_a_verdict_are_tried_again_only_on_demand()
    {
        var suite = _site.Suite("  - { id: a, question: \" \", assert: [{ outcome: answered }] }\n  - { id: b, question: Cough?, assert: [{ task: general }] }", bar: "0");
        await _site.RunAsync(suite);
        var kept = await EvalSite.Verbs.RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Resume = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, kept.Summary.Errors);
        var seen = 0;
        await EvalSite.Verbs.RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Resume = true, RetryErrors = true }, _ => seen++, TestContext.Current.CancellationToken);
        Assert.Equal(1, seen);
    }

    private static List<string> Rows(string folder) => [.. ResultFolder.Read(Path.Combine(folder, "results.jsonl")).OrderBy(row => row.Number)
        .Select(row => $"{row.Number} {row.Id} {row.Status} {row.Answer} {string.Join(',', row.Assertions!.Select(assertion => $"{assertion.Name}{assertion.Passed}{assertion.Detail}"))}")];

    public void Dispose() => _site.Dispose();
}
