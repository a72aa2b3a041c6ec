using System.Text.Json;
using System.Xml.Linq;

namespace ClinicalAssistant.Evals.Tests;

public sealed class RunningTests : IDisposable
{
    private const string Three = """
          - { id: right, question: "Calculate CURB-65 for an 81-year-old woman, confused, urea 9 mmol/L, RR 32, BP 85/50", assert: [{ task: calculation }, { calculation: { calculator: curb-65, value: 5 points } }] }
          - { id: wrong, question: "What is the half-life of amiodarone?", assert: [{ contains: "certainly not in it <script>" }] }
          - { id: unusable, question: " ", assert: [{ outcome: answered }] }
        """;

    private readonly EvalSite _site = new();

    [Fact]
    public async Task A_case_that_cannot_be_run_is_neither_right_nor_wrong_and_the_run_goes_on()
    {
        var outcome = await _site.RunAsync(_site.Suite(Three, bar: "0.5"));
        Assert.Equal((1, 1, 1), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Equal(0.5, outcome.Summary.Metrics["pass_rate"]);
        Assert.Equal(["wrong", "unusable"], outcome.Summary.Misses);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 cases without a verdict", Assert.Single(outcome.Summary.Reasons), StringComparison.Ordinal);
        var error = Rows(_site.Out).Single(row => row.GetProperty("status").GetString() == "error");
        Assert.Equal("wrong_input", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("0.5", 0)]
    [InlineData("0.51", 1)]
    public async Task The_exit_code_says_whether_the_bar_was_reached(string bar, int code)
    {
        var suite = _site.Suite(string.Join('\n', Three.Split('\n').Take(2)), bar);
        Assert.Equal(code, (await _site.RunAsync(suite)).ExitCode);
    }

    [Fact]
    public async Task The_bar_of_a_tag_counts_beside_the_suites_own()
    {
        var suite = _site.Suite("""
              - { id: a, tags: [danger], question: "Half-life of amiodarone?", assert: [{ contains: nowhere }] }
              - { id: b, question: "Half-life of amiodarone?", assert: [{ outcome: answered }] }
            """, "0.5", "bars: { danger: 0.9 }");
        var outcome = await _site.RunAsync(suite);
        Assert.Contains("danger", Assert.Single(outcome.Summary.Reasons), StringComparison.Ordinal);
        Assert.False(outcome.Summary.Held);
    }

    [Fact]
    public async Task The_folder_holds_results_summary_junit_and_a_report_that_needs_nothing_else()
    {
        var outcome = await _site.RunAsync(_site.Suite(Three, bar: "0"));
        Assert.Equal(["right", "unusable", "wrong"], Rows(_site.Out).Select(row => row.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(_site.Out, "summary.json")));
        foreach (var field in new[] { "suite", "passed", "failed", "errors", "metrics", "versions" })
            Assert.True(summary.RootElement.TryGetProperty(field, out _), field);
        Assert.Equal("engine", summary.RootElement.GetProperty("kind").GetString());

        var cases = XDocument.Load(Path.Combine(_site.Out, "junit.xml")).Descendants("testcase").ToList();
        Assert.Equal(["right", "wrong", "unusable"], cases.Select(one => one.Attribute("name")!.Value));
        Assert.Equal([0, 1, 0], cases.Select(one => one.Elements("failure").Count()));
        Assert.Equal([0, 0, 1], cases.Select(one => one.Elements("error").Count()));

        var report = File.ReadAllText(Path.Combine(outcome.Folder, "report.html"));
        Assert.DoesNotContain("://", report, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", report, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", report, StringComparison.Ordinal);
        Assert.DoesNotContain("it <script>", report, StringComparison.Ordinal);
        Assert.Contains("it &lt;script&gt;", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_results_it_had_and_a_summary_that_says_so()
    {
        using var cancel = new CancellationTokenSource();
        var cases = string.Join('\n', Enumerable.Range(1, 30).Select(n => $"  - {{ id: c{n}, question: \"Half-life of amiodarone?\", assert: [{{ outcome: answered }}] }}"));
        var outcome = await _site.RunAsync(_site.Suite(cases), concurrency: 1, progress: progress => { if (progress.Done == 3) cancel.Cancel(); }, cancel: cancel.Token);
        Assert.True(outcome.Cancelled);
        Assert.Equal(130, outcome.ExitCode);
        Assert.False(outcome.Summary.Finished);
        Assert.Equal(3, outcome.Summary.Passed);
        Assert.Equal(30, outcome.Summary.Total);
        Assert.Equal(3, Rows(_site.Out).Count);
    }

    [Fact]
    public async Task Side_by_side_or_one_by_one_the_verdicts_are_the_same()
    {
        var suite = _site.Suite(Three, bar: "0");
        await _site.RunAsync(suite, concurrency: 1, folder: _site.Out + "1");
        await _site.RunAsync(suite, concurrency: 8, folder: _site.Out + "8");
        var comparison = EvalVerbs.Compare(_site.Out + "1", _site.Out + "8");
        Assert.Empty(comparison.Cases);
        Assert.Equal((1, 1, 1), (comparison.Both, comparison.Neither, comparison.Unpaired));
    }

    [Fact]
    public async Task A_run_that_got_worse_than_its_baseline_does_not_hold()
    {
        static string Cases(string word) => string.Join('\n', Enumerable.Range(1, 12).Select(n => $"  - {{ id: c{n}, question: \"Half-life of amiodarone?\", assert: [{{ outcome: {word} }}] }}"));
        await _site.RunAsync(_site.Suite(Cases("answered"), bar: "0"), folder: _site.Out + "-before");
        var outcome = await _site.RunAsync(_site.Suite(Cases("refused"), bar: "0"), baseline: _site.Out + "-before");
        Assert.Equal("worse", outcome.Summary.Comparison!.Verdict);
        Assert.Equal(12, outcome.Summary.Comparison.Lost);
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public async Task The_report_of_a_run_that_was_killed_counts_the_rows_it_left()
    {
        await _site.RunAsync(_site.Suite(Three, bar: "0"));
        var results = Path.Combine(_site.Out, "results.jsonl");
        var summary = Path.Combine(_site.Out, "summary.json");
        File.WriteAllText(summary, File.ReadAllText(summary).Replace("\"finished\": true", "\"finished\": false", StringComparison.Ordinal));
        File.WriteAllText(results, string.Concat(File.ReadAllLines(results).Take(2).Select(line => line + "\n")) + "{\"suite\":\"sam");
        File.Delete(Path.Combine(_site.Out, "report.html"));

        var outcome = EvalVerbs.Report(_site.Out);
        Assert.Equal(2, outcome.Summary.Passed + outcome.Summary.Failed + outcome.Summary.Errors);
        Assert.False(outcome.Summary.Held);
        Assert.True(File.Exists(Path.Combine(_site.Out, "report.html")));
    }

    [Fact]
    public async Task Several_suites_run_as_one_and_keep_their_own_bars()
    {
        var other = _site.File("other.yaml", File.ReadAllText(_site.Suite(Three, bar: "0")).Replace("suite: sample", "suite: other", StringComparison.Ordinal));
        var outcome = await EvalSite.Verbs.RunAsync(
            new RunRequest { Suites = [_site.Suite(Three.Split('\n')[0]), other], Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("sample+other", outcome.Summary.Suite);
        Assert.Equal([true, false], outcome.Summary.Suites!.Select(suite => suite.Held));
        Assert.Equal(4, Rows(_site.Out).Count);
    }

    private static List<JsonElement> Rows(string folder) => [.. File.ReadLines(Path.Combine(folder, "results.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public void Dispose() => _site.Dispose();
}
