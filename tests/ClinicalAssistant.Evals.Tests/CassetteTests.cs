using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

public sealed class CassetteTests : IDisposable
{
    private readonly EvalSite _site = new();

    private string Cassettes => _site.Out + "-cassettes";

    [Theory]
    [InlineData("mode: model")]
    [InlineData("")]
    public async Task What_was_recorded_is_replayed_exactly_and_without_the_provider(string mode)
    {
        string suite;
        List<string> recorded;
        var server = await ScriptedProvider.StartAsync();
        var options = EvalSite.Providers(("local", server));
        await using (server)
        {
            var said = 0;
            server.Answer = _ => ScriptedReply.Text($"Acute coronary syndrome must not be missed here [2]. This is reply {Interlocked.Increment(ref said)}.{(mode.Length > 0 ? " Write to jane.roe@mail.example." : "")}");
            suite = _site.Suite("""
                  - { id: a, task: diagnosis, question: "58M crushing chest pain", assert: [{ contains: coronary }] }
                  - { id: b, task: diagnosis, question: "58M crushing chest pain, sweating", assert: [{ contains: nowhere }] }
                """, "0", $"{mode}\nrepeats: 2".TrimStart('\n'));
            await RunAsync(options, suite, _site.Out + "-recorded", record: Cassettes);
            recorded = Rows(_site.Out + "-recorded");
            Assert.True(server.Requests.Count >= 4);
            Assert.DoesNotContain("jane.roe", File.ReadAllText(Path.Combine(Cassettes, "sample.jsonl")), StringComparison.Ordinal);
        }

        var replayed = await RunAsync(options, suite, _site.Out + "-replayed", replay: Cassettes);
        Assert.Equal(0, replayed.Summary.Errors);
        Assert.Equal(recorded.Select(row => row.Replace("jane.roe@mail.example", "[EMAIL]", StringComparison.Ordinal)).Select(Plain), Rows(_site.Out + "-replayed").Select(Plain));
    }

    [Fact]
    public async Task A_changed_prompt_shows_which_cassettes_are_stale_and_judges_nothing_by_them()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var options = EvalSite.Providers(("local", server));
        await RunAsync(options, _site.Suite("  - { id: a, question: \"What is gout?\", assert: [{ contains: understood }] }", "0", "mode: model"), _site.Out, record: Cassettes);
        var changed = _site.Suite("  - { id: a, question: \"What is gout really?\", assert: [{ contains: understood }] }\n  - { id: new, question: \"Asthma?\", assert: [{ contains: understood }] }", "0", "mode: model");
        var outcome = await RunAsync(options, changed, _site.Out + "2", replay: Cassettes);
        Assert.Equal((0, 0, 2), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        var errors = ResultFolder.Read(Path.Combine(_site.Out + "2", "results.jsonl")).ToDictionary(row => row.Id, row => row.Error!.Message);
        Assert.Contains("stale", errors["a"], StringComparison.Ordinal);
        Assert.Contains("no cassette", errors["new"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_that_ask_the_same_get_each_its_own_reply_again()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var said = 0;
        server.Answer = _ => ScriptedReply.Text($"This is reply {Interlocked.Increment(ref said)}.");
        var options = EvalSite.Providers(("local", server));
        var suite = _site.Suite("  - { id: a, question: \"What is gout?\", assert: [{ contains: reply 1 }] }\n  - { id: b, question: \"What is gout?\", assert: [{ contains: reply 2 }] }", "1", "mode: model");
        await RunAsync(options, suite, _site.Out, record: Cassettes);
        var outcome = await RunAsync(options, suite, _site.Out + "2", replay: Cassettes);
        Assert.Equal(2, outcome.Summary.Passed);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void The_second_call_of_a_case_gets_its_own_reply_and_older_cassettes_still_serve()
    {
        Directory.CreateDirectory(Cassettes);
        File.WriteAllLines(Path.Combine(Cassettes, "sample.jsonl"), [Line("a", 1, "first"), Line("a", 2, "second"), Line("old", null, "kept"), Line("other", null, "elsewhere")]);
        using var cassettes = Evals.Cassettes.Replay(Cassettes);
        Assert.Equal(["first", "second", "second", "kept", "elsewhere"], new[] { Asked("a", 1), Asked("a", 2), Asked("a", 3), Asked("old", 2), Asked("new", 1) }.Select(asked => cassettes.Find(asked).Text));

        static string Line(string id, int? call, string text) => $$"""{"suite":"sample","case":"{{id}}","provider":"local","model":"m","parameters":"p","prompt":"h","sample":1{{(call is null ? "" : $",\"call\":{call}")}},"text":"{{text}}"}""";
        static Cassette Asked(string id, int call) => new() { Suite = "sample", Case = id, Provider = "local", Model = "m", Parameters = "p", Prompt = "h", Sample = 1, Call = call };
    }

    [Fact]
    public async Task A_rendered_prompt_asks_no_provider_and_needs_no_cassette()
    {
        Directory.CreateDirectory(Cassettes);
        var suite = _site.Suite("  - { id: a, task: diagnosis, question: \"58M crushing chest pain\", assert: [{ contains: chest pain }] }", "1", "mode: render");
        var outcome = await EvalSite.Build(new Models.ModelOptions()).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Replay = Cassettes }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((1, 0, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
    }

    private static Task<EvalOutcome> RunAsync(Models.ModelOptions options, string suite, string folder, string? record = null, string? replay = null) =>
        EvalSite.Build(options).RunAsync(new RunRequest { Suites = [suite], Out = folder, Provider = "local", Concurrency = 1, Record = record, Replay = replay }, cancellationToken: TestContext.Current.CancellationToken);

    private static List<string> Rows(string folder) => [.. ResultFolder.Read(Path.Combine(folder, "results.jsonl")).OrderBy(row => row.Number).Select(row => $"{row.Number} {row.Id} {row.Sample} {row.Status} {row.Answer}")];

    private static string Plain(string row) => row.Replace("[EMAIL_1]", "[EMAIL]", StringComparison.Ordinal);

    public void Dispose() => _site.Dispose();
}
