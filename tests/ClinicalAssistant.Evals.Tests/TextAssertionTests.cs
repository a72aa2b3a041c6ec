using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

/// <summary>Assertions over a text that a provider on loopback gives.</summary>
public sealed class TextAssertionTests : IDisposable
{
    private const string Answer = "Take paracetamol 500 mg every six hours. Do not take more than 4 g a day. See your doctor if the fever lasts.";

    private readonly EvalSite _site = new();

    [Theory]
    [InlineData("contains_any: [ibuprofen, PARACETAMOL]", "contains_any: [ibuprofen, codeine]")]
    [InlineData("must_mention: [fever|temperature, doctor]", "must_mention: [rash, doctor]")]
    [InlineData("must_mention: { all: [rash, doctor], at_least: 0.5 }", "must_mention: { all: [rash, doctor], at_least: 0.6 }")]
    [InlineData("starts_with: take paracetamol", "starts_with: paracetamol")]
    [InlineData("not_regex: \"\\\\d+ kg\"", "not_regex: \"\\\\d+ mg\"")]
    [InlineData("similar: { to: 'Take paracetamol every six hours.', by: rouge-l, at_least: 0.3 }", "similar: { to: 'Gout.', by: token-f1, at_least: 0.3 }")]
    [InlineData("language: en", "language: [de, fr]")]
    [InlineData("reading_grade: 6", "reading_grade: { at_least: 9 }")]
    [InlineData("words: { at_least: 10, at_most: 40 }", "words: 5")]
    [InlineData("refusal: false", "refusal: true")]
    [InlineData("phi_absent: true", "phi_absent: [paracetamol]")]
    [InlineData("tokens: 100", "tokens: 5")]
    [InlineData("latency: 60000", "latency: 0")]
    [InlineData("numbers: supported", "json: true", "Paracetamol 500 mg every six hours, at most 4 g?")]
    [InlineData("not_contains: ibuprofen", "numbers: supported")]
    public async Task An_assertion_over_text_holds_where_it_should_and_fails_where_it_should_not(string holds, string fails, string question = "What for a fever?")
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Text(Answer);
        var outcome = await RunAsync(server, $"""
              - id: holds
                question: "{question}"
                assert: [{Braced(holds)}]
              - id: fails
                question: "{question}"
                assert: [{Braced(fails)}]
            """);
        Assert.Equal((1, 1, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Equal(["fails"], outcome.Summary.Misses);
    }

    [Theory]
    [InlineData("{ type: object, required: [dose], properties: { dose: { type: number, minimum: 1 } }, additionalProperties: false }", true)]
    [InlineData("{ type: object, required: [drug] }", false)]
    [InlineData("{ type: object, properties: { dose: { type: string } } }", false)]
    [InlineData("{ oneOf: [{ type: array }, { type: object }] }", true)]
    [InlineData("{ not: { type: object } }", false)]
    public async Task JSON_is_held_against_a_schema_whole_or_within_a_text(string schema, bool holds)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("alone", StringComparison.Ordinal) ? "{\"dose\": 500}" : "Here it is:\n```json\n{\"dose\": 500}\n```");
        var outcome = await RunAsync(server, $"""
              - id: whole
                question: alone
                assert: [json: {schema}]
              - id: within
                question: with words
                assert: [contains_json: {schema}]
              - id: not-whole
                question: with words
                assert: [json: true]
            """);
        Assert.Equal(holds ? 2 : 0, outcome.Summary.Passed);
        Assert.Contains("not-whole", outcome.Summary.Misses);
    }

    [Fact]
    public async Task A_suite_without_the_pipeline_compares_prompts_and_samples_with_variables_of_a_table()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("brief", StringComparison.Ordinal) ? "No." : "A long answer about gout.");
        _site.File("cases.csv", "id,topic,tags,assert\none,gout,a;b,\"[{ contains: gout }]\"\ntwo,\"gout, acute\",b,\"[{ contains: '{{topic}}' }]\"\n");
        var suite = _site.File("table.yaml", """
            suite: table
            title: A table
            owner: QA
            version: 1.0.0
            kind: prompt
            mode: model
            repeats: 3
            prompts:
              - { id: long, text: "Tell me about {{topic}}." }
              - { id: brief, system: "Be brief.", user: "Tell me about {{topic}}." }
            bar: 0
            files: cases.csv
            """);
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [suite], Out = _site.Out, Provider = "local" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((3, 9, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Equal(12, server.Requests.Count);
        Assert.Equal(0.5, outcome.Summary.Rows.Single(row => row is { Metric: "pass_rate", Group: "prompt long" }).Value);
        Assert.Equal(0.25, outcome.Summary.Metrics["pass^3"]);
        Assert.Equal(0, outcome.Summary.Metrics["flaky"]);
        Assert.Equal("2", ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Count(row => row.Id == "two" && row.Sample == 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<EvalOutcome> RunAsync(ScriptedProvider server, string cases) =>
        await EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(new RunRequest { Suites = [_site.Suite(cases, "0", "mode: model")], Out = _site.Out, Provider = "local" }, cancellationToken: TestContext.Current.CancellationToken);

    private static string Braced(string assertion) => "{ " + assertion + " }";

    public void Dispose() => _site.Dispose();
}
