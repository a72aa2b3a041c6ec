using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

public sealed class JudgeTests : IDisposable
{
    private readonly EvalSite _site = new();

    [Fact]
    public async Task A_rubric_is_scored_by_points_of_what_is_met_over_positive_points()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => request.Body.Contains("grade answers", StringComparison.Ordinal)
            ? ScriptedReply.Text($$"""{"reason": "so", "met": {{(request.Body.Contains("says rest", StringComparison.Ordinal) || request.Body.Contains("[-2]", StringComparison.Ordinal) ? "true" : "false")}}}""")
            : ScriptedReply.Text("Rest and fluids.");
        var outcome = await RunAsync(server, """
              - id: enough
                question: Flu?
                assert: [{ rubric: { points: [{ criterion: says rest, points: 5 }, { criterion: says when to come back, points: 5 }, { criterion: frightens, points: -2 }], at_least: 0.3 } }]
              - id: too-little
                question: Flu?
                assert: [{ rubric: { points: [{ criterion: says rest, points: 5 }, { criterion: says when to come back, points: 5 }, { criterion: frightens, points: -2 }], at_least: 0.31 } }]
            """);
        Assert.Equal((1, 1, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Equal(0.3, ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).First().Assertions![0].Score);
        Assert.Contains(outcome.Summary.Notes, note => note.StartsWith("judged with rubric 1.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_judge_that_fails_leaves_no_verdict_and_is_never_a_wrong_answer()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("grade answers", StringComparison.Ordinal) ? "I would say it is fine." : "Rest and fluids.");
        var outcome = await RunAsync(server, """
              - { id: undecided, question: Flu?, assert: [{ rubric: says rest }] }
              - { id: wrong-anyway, question: Flu?, assert: [{ contains: antibiotics }, { rubric: says rest }] }
            """);
        Assert.Equal((0, 1, 1), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Equal(2 + (2 * 3), server.Requests.Count);
        Assert.Contains("3 attempts", ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Single(row => row.Id == "undecided").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_cannot_be_read_is_asked_for_again()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Reply("Rest.").Reply("Let me think.").Reply("```json\n{\"met\": true, \"reason\": \"it does\"}\n```");
        var outcome = await RunAsync(server, "  - { id: a, question: Flu?, assert: [{ rubric: says rest }] }");
        Assert.Equal(1, outcome.Summary.Passed);
    }

    [Fact]
    public async Task Without_a_judge_a_graded_assertion_has_no_verdict()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var outcome = await RunAsync(server, "  - { id: a, question: Flu?, assert: [{ rubric: says rest }] }", judge: null);
        Assert.Equal(1, outcome.Summary.Errors);
    }

    [Theory]
    [InlineData("first", 0.5)]
    [InlineData("equal", 0.5)]
    public async Task A_judge_that_likes_the_first_place_prefers_neither(string better, double score)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("compare two answers", StringComparison.Ordinal) ? $$"""{"better": "{{better}}"}""" : "Rest.");
        await RunAsync(server, "  - { id: a, question: Flu?, assert: [{ prefer: { over: \"Antibiotics.\" } }] }");
        Assert.Equal(score, ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Single().Assertions![0].Score);
    }

    [Fact]
    public async Task Claims_are_counted_and_the_unsupported_named()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("check statements", StringComparison.Ordinal)
            ? """{"claims": [{"claim": "Rest helps", "supported": true}, {"claim": "Gold helps", "supported": false}]}""" : "Rest helps. Gold helps.");
        var outcome = await RunAsync(server, "  - { id: a, question: Flu?, assert: [{ claims: { at_least: 0.6, against: Rest helps } }] }");
        Assert.Equal(1, outcome.Summary.Failed);
        Assert.Contains("Gold helps", ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Single().Assertions![0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_with_human_labels_is_kappa_and_failures_count_as_neither()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("broken", StringComparison.Ordinal) ? "?" : $$"""{"met": {{(request.Body.Contains("says yes", StringComparison.Ordinal) ? "true" : "false")}}}""");
        static string Line(string answer, bool label) => $$"""{"question":"q","answer":"{{answer}}","criterion":"c","label":{{(label ? "true" : "false")}}}""";
        // The four cells of the usual worked example: 20, 5, 10 and 15 give kappa 0.4.
        var lines = Enumerable.Repeat(Line("says yes", true), 20).Concat(Enumerable.Repeat(Line("says no", true), 5)).Concat(Enumerable.Repeat(Line("says yes", false), 10)).Concat(Enumerable.Repeat(Line("says no", false), 15))
            .Append(Line("broken", true)).Append("{\"label\":\"maybe\"}");
        var found = await EvalSite.Build(EvalSite.Providers(("local", server))).JudgeCheckAsync("local", _site.File("labels.jsonl", string.Join('\n', lines)), 4, TestContext.Current.CancellationToken);
        Assert.Equal(0.4, found.Kappa, 10);
        Assert.Equal((50, 1, 1), (found.Decided, found.Undecided, found.Unusable));
    }

    [Fact]
    public async Task HealthBench_lines_are_asked_graded_and_scored_as_its_reference_program_does()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("grade answers", StringComparison.Ordinal)
            ? $$"""{"met": {{(request.Body.Contains("bad", StringComparison.Ordinal) || request.Body.Contains("[7]", StringComparison.Ordinal) ? "true" : "false")}}, "reason": ""}""" : "An answer.");
        var data = _site.File("hb.jsonl", """
            {"prompt_id":"a","prompt":[{"role":"user","content":"q"}],"example_tags":["theme:x"],"rubrics":[{"criterion":"good","points":7,"tags":["axis:accuracy"]},{"criterion":"more","points":3,"tags":["axis:completeness"]}]}
            {"prompt_id":"b","prompt":[{"role":"user","content":"q"}],"example_tags":["theme:x"],"rubrics":[{"criterion":"missed","points":5,"tags":["axis:accuracy"]},{"criterion":"bad","points":-8,"tags":["axis:accuracy"]}]}
            {"prompt_id":"c","prompt":[],"rubrics":[]}
            """);
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).BenchmarkAsync(new BenchmarkRequest { Name = "healthbench", Data = data, Provider = "local", Judge = "local", Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);
        // a: 7/10; b: -8/5, not clipped for one example; mean -0.45, clipped to 0.
        Assert.Equal(0, outcome.Summary.Metrics["score"]);
        Assert.Equal(1, outcome.Summary.Errors);
        Assert.Equal(0, outcome.Summary.Rows.Single(row => row is { Metric: "score", Group: "axis:completeness" }).Value);
        Assert.Equal(-1.6, ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Single(row => row.Id == "b").Score!.Value, 10);
        Assert.Contains(outcome.Summary.Notes, note => note.StartsWith("published: o3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hosted_judge_sees_no_identifier_where_the_site_allows_none_and_its_reasons_get_them_back()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(
            request.Body.Contains("grade answers", StringComparison.Ordinal) ? $$"""{"reason": "{{Placeholder(request)}} is not told to rest", "met": false}"""
            : request.Body.Contains("check statements", StringComparison.Ordinal) ? $$"""{"claims": [{"claim": "{{Placeholder(request)}} needs gold", "supported": false}]}"""
            : request.Body.Contains("compare two answers", StringComparison.Ordinal) ? """{"better": "equal"}"""
            : "Mr. Johann Weatherby should drink.");
        var models = EvalSite.Providers(("local", server), ("judge", server));
        (models.Providers["judge"].Hosted, models.Providers["judge"].PatientText) = (true, "Deidentified");
        models.Routes["default"] = ["local"];
        var suite = _site.Suite("""
              - id: a
                question: "Mr. Johann Weatherby, MRN 4471234, has the flu. What now?"
                assert: [{ rubric: says that Mr. Johann Weatherby should rest }, { claims: { at_least: 1, against: Mr. Johann Weatherby has the flu } }, { prefer: { over: "Mr. Johann Weatherby needs antibiotics." } }]
            """, "0", "mode: model");
        await EvalSite.Build(models).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local", Judge = "judge", Concurrency = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(5, server.Requests.Count);
        Assert.Contains("Weatherby", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.All(server.Requests.Skip(1), static request => NoIdentifier(request));
        var assertions = ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Single().Assertions!;
        Assert.Contains("(Johann is not told to rest)", assertions[0].Detail, StringComparison.Ordinal);
        Assert.Contains("Johann needs gold", assertions[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_benchmark_and_a_check_of_a_hosted_judge_send_no_identifier_either()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("grade answers", StringComparison.Ordinal) ? """{"reason": "so", "met": true}""" : "Rest.");
        var models = EvalSite.Providers(("hosted", server));
        (models.Providers["hosted"].Hosted, models.Providers["hosted"].PatientText) = (true, "Deidentified");
        var verbs = EvalSite.Build(models);
        var data = _site.File("hb.jsonl", """{"prompt_id":"a","prompt":[{"role":"user","content":"Mr. Johann Weatherby, MRN 4471234, has the flu."}],"rubrics":[{"criterion":"rest","points":7,"tags":[]}]}""");
        var outcome = await verbs.BenchmarkAsync(new BenchmarkRequest { Name = "healthbench", Data = data, Provider = "hosted", Judge = "hosted", Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, outcome.Summary.Passed);
        var labels = _site.File("labels.jsonl", """{"question":"Mr. Johann Weatherby, MRN 4471234, has the flu.","answer":"Rest.","criterion":"rest","label":true}""" + "\n" + """{"question":"\ud83d","answer":"a","criterion":"c","label":true}""");
        var agreement = await verbs.JudgeCheckAsync("hosted", labels, 1, TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), (agreement.BothYes, agreement.Unusable));
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, static request => NoIdentifier(request));
    }

    private static void NoIdentifier(RecordedRequest request)
    {
        Assert.DoesNotContain("Weatherby", request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("4471234", request.Body, StringComparison.Ordinal);
    }

    private static string Placeholder(RecordedRequest request) => request.Body.Contains("[NAME_1]", StringComparison.Ordinal) ? "[NAME_1]" : "nobody";

    private async Task<EvalOutcome> RunAsync(ScriptedProvider server, string cases, string? judge = "local") =>
        await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [_site.Suite(cases, "0", "mode: model")], Out = _site.Out, Provider = "local", Judge = judge, Concurrency = 1 }, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _site.Dispose();
}
