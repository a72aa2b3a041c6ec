using System.Text.Json.Nodes;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

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
        // A run that was killed before it wrote anything begins.
        Assert.True((await EvalSite.Verbs.RunAsync(new RunRequest { Suites = [changed], Out = _site.Out + "-none", Resume = true }, cancellationToken: TestContext.Current.CancellationToken)).Summary.Finished);
        File.Delete(Path.Combine(_site.Out + "-none", "results.jsonl"));
        Assert.Equal(4, (await EvalSite.Verbs.RunAsync(new RunRequest { Suites = [changed], Out = _site.Out + "-none", Resume = true }, cancellationToken: TestContext.Current.CancellationToken)).Summary.Total);
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

    [Fact]
    public async Task Killed_at_any_moment_a_run_goes_on_to_the_same_results_and_says_the_same_beside_them()
    {
        var request = await RecordedAsync();
        var whole = await RunAsync(request);
        Assert.Contains(whole.Summary.Notes, note => note.StartsWith("judged with rubric", StringComparison.Ordinal));
        Assert.Contains(RowNotes.ByAPerson, whole.Summary.Notes);
        var results = await File.ReadAllBytesAsync(Path.Combine(_site.Out, "results.jsonl"), TestContext.Current.CancellationToken);
        var line = Array.IndexOf(results, (byte)'\n') + 1;
        foreach (var length in (int[])[0, 1, line - 1, line, line + 7, results.Length / 2, results.Length - 1, results.Length])
        {
            var folder = $"{_site.Out}-{length}";
            Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(_site.Out, "run.json"), Path.Combine(folder, "run.json"));
            await File.WriteAllBytesAsync(Path.Combine(folder, "results.jsonl"), results[..length], TestContext.Current.CancellationToken);
            var resumed = await RunAsync(request with { Out = folder, Resume = true });
            Assert.Equal(Rows(_site.Out), Rows(folder));
            Assert.Equal(whole.Summary.Notes, resumed.Summary.Notes);
            Assert.Equal(whole.Summary.Began, resumed.Summary.Began);
            Assert.Equal(whole.Summary.Metrics, resumed.Summary.Metrics);
            Assert.Equal((whole.Summary.Passed, whole.Summary.Failed, whole.Summary.Errors, whole.Summary.Held), (resumed.Summary.Passed, resumed.Summary.Failed, resumed.Summary.Errors, resumed.Summary.Held));
        }
    }

    [Theory]
    [InlineData("\"rubric\": \"", "\"rubric\": \"f", "the judges' prompts have changed")]
    [InlineData("\"local\": \"local (local)", "\"local\": \"local (older", "a provider's model has changed")]
    [InlineData("\"replay\": \"", "\"replay\": \"f", "the cassettes have changed")]
    [InlineData("\"replay\": \"", "\"replayed\": \"", "it was begun without --replay")]
    public async Task A_run_is_not_gone_on_with_when_what_it_rests_on_has_changed(string begun, string changed, string what)
    {
        var request = await RecordedAsync();
        await RunAsync(request);
        var manifest = Path.Combine(_site.Out, "run.json");
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        Assert.Contains(begun, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, text.Replace(begun, changed, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains(what, (await Assert.ThrowsAsync<WrongInputException>(() => RunAsync(request with { Resume = true }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_through_the_pipeline_is_not_gone_on_with_over_other_packs()
    {
        var suite = _site.Suite(Cases(2), bar: "0");
        await _site.RunAsync(suite);
        var manifest = Path.Combine(_site.Out, "run.json");
        var begun = JsonNode.Parse(await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken))!;
        begun["packs"]!["other"] = "1";
        await File.WriteAllTextAsync(manifest, begun.ToJsonString(), TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => EvalSite.Verbs.RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Resume = true }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("the knowledge packs have changed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_run_that_was_broken_off_keeps_when_it_began_what_it_notes_and_its_comparison()
    {
        var request = await RecordedAsync();
        await RunAsync(request with { Out = _site.Out + "-before" });
        using var cancel = new CancellationTokenSource();
        var broken = await _verbs!.RunAsync(request with { Baseline = _site.Out + "-before", Margin = 0.01, RequireNoWorse = true }, progress => { if (progress.Done == 3) cancel.Cancel(); }, cancel.Token);
        Assert.True(broken.Cancelled);
        var again = EvalVerbs.Report(_site.Out).Summary;
        Assert.Equal(broken.Summary.Began, again.Began);
        Assert.Equal(broken.Summary.Notes, again.Notes);
        Assert.Equal(broken.Summary.Comparison!.Verdict, again.Comparison!.Verdict);
        Assert.Equal(broken.Summary.Reasons, again.Reasons);
        Assert.Contains(RowNotes.ByAPerson, again.Notes);
    }

    private EvalVerbs? _verbs;

    private Task<EvalOutcome> RunAsync(RunRequest request) => _verbs!.RunAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A judged run on a model, kept as cassettes, with the first answer marked as a person's.</summary>
    private async Task<RunRequest> RecordedAsync()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("grade answers", StringComparison.Ordinal) ? """{"reason": "so", "met": true}""" : "Rest.");
        _verbs = EvalSite.Build(EvalSite.Providers(("local", server)));
        var suite = _site.Suite("""
              - { id: a, question: "Flu?", assert: [{ rubric: says rest }] }
              - { id: b, question: "Cold?", assert: [{ contains: Rest }] }
              - { id: c, question: "Cough?", assert: [{ contains: nowhere }] }
              - { id: d, question: "Fever?", assert: [{ contains: Rest }] }
            """, "0.5", "mode: model");
        var cassettes = _site.Out + "-cassettes";
        var request = new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local", Judge = "local", Concurrency = 1 };
        await RunAsync(request with { Record = cassettes, Out = _site.Out + "-recorded" });
        var kept = Path.Combine(cassettes, "sample.jsonl");
        var lines = await File.ReadAllLinesAsync(kept, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(kept, lines.Select((line, at) => at == 0 ? line[..^1] + ",\"scripted\":true}" : line), TestContext.Current.CancellationToken);
        return request with { Replay = cassettes };
    }

    private static List<string> Rows(string folder) => [.. ResultFolder.Read(Path.Combine(folder, "results.jsonl")).OrderBy(row => row.Number)
        .Select(row => $"{row.Number} {row.Id} {row.Status} {row.Answer} {string.Join(',', row.Assertions!.Select(assertion => $"{assertion.Name}{assertion.Passed}{assertion.Detail}"))}")];

    public void Dispose() => _site.Dispose();
}
