using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

public sealed class PromptfooTests : IDisposable
{
    private readonly EvalSite _site = new();

    [Fact]
    public async Task A_promptfoo_configuration_runs_as_it_is_against_a_server_on_this_machine()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("urgent", StringComparison.Ordinal) ? """{"id":"a","urgent":true}""" : "For headache, rest. Seek care if it gets worse.");
        var config = _site.File("promptfooconfig.yaml", $$$"""
            description: a suite from elsewhere
            prompts: ["Case {{id}}. {{question}}", "{{question}} Be brief."]
            providers:
              - id: openai:chat:mock-1
                config: { apiBaseUrl: '{{{server.OpenAIEndpoint}}}', apiKey: bench, temperature: 0, max_tokens: 256, presence_penalty: 1 }
            defaultTest: { vars: { id: x } }
            tests: [file://tests.jsonl, file://more.csv]
            """);
        _site.File("tests.jsonl", """
            {"description":"text","vars":{"question":"What helps?"},"assert":[{"type":"contains","value":"headache"},{"type":"icontains","value":"SEEK CARE"},{"type":"not-contains","value":"diagnosis"},{"type":"contains-any","value":["no","rest"]},{"type":"regex","value":"^For \\w+"},{"type":"starts-with","value":"For"},{"type":"contains-all","value":["rest","care"]}]}
            {"description":"json","vars":{"question":"How urgent?"},"assert":[{"type":"is-json","value":{"type":"object","required":["id"],"properties":{"urgent":{"type":"boolean"}}}},{"type":"equals","value":"{\"id\":\"a\",\"urgent\":true}"}]}
            {"description":"fails","vars":{"question":"What helps?"},"assert":[{"type":"contains","value":"HEADACHE"}]}
            {"description":"unknown","vars":{"question":"What helps?"},"assert":[{"type":"javascript","value":"output.length > 3"}]}
            """);
        _site.File("more.csv", "question,__expected,__description\n\"What helps, then?\",icontains: rest,table\n");
        var outcome = await _site.RunAsync(config);
        Assert.Equal((6, 2, 2), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("javascript", StringComparison.Ordinal) && note.Contains("tests.jsonl line 4", StringComparison.Ordinal));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("presence_penalty", StringComparison.Ordinal));
        Assert.Contains("\"max_tokens\":256", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts: ['{{question}}']\nproviders: [anthropic:messages:x]\ntests: [{ vars: { question: q } }]", "line 2", "'anthropic:messages:x' is in no way known")]
    [InlineData("prompts: ['{{question}} {{drug}}']\nproviders: [ollama:chat:x]\ntests:\n  - { vars: { question: q } }", "line 4", "variable 'drug' of prompt 'prompt 1' is missing")]
    [InlineData("prompts: ['{% if a %}x{% endif %}']\nproviders: [ollama:chat:x]\ntests: [{ vars: {} }]", "line 1", "template logic")]
    [InlineData("prompts: [file://prompt.py]\nproviders: [ollama:chat:x]\ntests: [{ vars: {} }]", "line 1", "not supported")]
    [InlineData("prompts: [nowhere.txt]\nproviders: [ollama:chat:x]\ntests: [{ vars: {} }]", "line 1", "no file 'nowhere.txt'")]
    [InlineData("prompts: [x]\nproviders: [ollama:chat:x]\ndefaultTest: file://nowhere.yaml\ntests: [{ vars: {} }]", "line 3", "no file 'file://nowhere.yaml'")]
    [InlineData("prompts: [x]\nproviders: [ollama:chat:x]\ntests: file://nowhere.csv", "line 3", "no file 'file://nowhere.csv'")]
    [InlineData("prompts: [x]\nproviders:\n  - id: openai:chat:x\n    config: { apiBaseUrl: 'https://models.example/v1' }\ntests: [{ vars: {} }]", "line 3", "under Models:Providers")]
    public async Task What_cannot_be_run_is_said_with_its_line_before_anything_runs(string config, string line, string what)
    {
        var path = _site.File("promptfooconfig.yaml", config);
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(path));
        Assert.Contains(line, fault.Message, StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_and_prompts_may_stand_in_files()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("Brief", StringComparison.Ordinal) ? "short" : "long");
        _site.File("default.yaml", "vars: { question: q }\nassert: [{ type: contains, value: short }]\nprovider: openai:chat:x\n");
        _site.File("one.txt", "Brief: {{question}}\n---\nAt length: {{question}}");
        _site.File("more-a.md", "Brief again: {{question}}");
        var outcome = await _site.RunAsync(Config(server, "[one.txt, 'more-*.md', 'Brief text: {{question}}']", "defaultTest: file://default.yaml\ntests: [{ description: a }]"));
        Assert.Equal((3, 1, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.DoesNotContain(server.Requests, request => request.Body.Contains("one.txt", StringComparison.Ordinal) || request.Body.Contains("more-", StringComparison.Ordinal));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("default.yaml line 3", StringComparison.Ordinal) && note.Contains("'provider' of 'defaultTest'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_of_an_assertion_cannot_be_judged_is_named_and_never_held_to_its_words()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = _ => ScriptedReply.Text("gout: yes");
        _site.File("table.csv", "q,__expected\n1,model-graded-closedqa: is polite\n2,answer-relevance(0.8): x\n3,bleu(0.5): x\n4,fn: output.length > 3\n5,file://check.py\n6,somewhat-new(0.5): x\n7,gout: yes\n");
        var outcome = await _site.RunAsync(Config(server, "['{{q}}']", "tests: table.csv"));
        Assert.Equal((1, 0, 6), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("table.csv line 4", StringComparison.Ordinal) && note.Contains("'bleu'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_neither_holds_nor_does_its_opposite_and_what_a_rubric_asks_beside_is_named()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = _ => ScriptedReply.Text(new string('a', 60) + "!");
        var outcome = await _site.RunAsync(Config(server, "[x]", """
            tests:
              - { description: slow, assert: [{ type: not-regex, value: '^(a+)+$' }] }
              - description: graded
                assert:
                  - { type: llm-rubric, value: polite, threshold: 0.8, provider: openai:chat:x }
            """));
        Assert.Equal((0, 0, 2), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("line 10", StringComparison.Ordinal) && note.Contains("'threshold' of the assertion 'llm-rubric'", StringComparison.Ordinal));
        Assert.Contains(outcome.Summary.Notes, note => note.Contains("'provider' of the assertion 'llm-rubric'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_provider_asked_in_two_ways_has_two_names_and_a_run_that_is_gone_on_with_keeps_both()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var config = _site.File("promptfooconfig.yaml", $$"""
            prompts: [x]
            providers:
              - { id: openai:chat:own, config: { apiBaseUrl: '{{server.OpenAIEndpoint}}', temperature: 0 } }
              - { id: openai:chat:own, config: { apiBaseUrl: '{{server.OpenAIEndpoint}}', temperature: 0.9 } }
              - { id: local, config: { temperature: 0.3 } }
              - { id: local, label: warm, config: { temperature: 0.7 } }
            tests: [{ description: a, assert: [{ type: contains, value: Understood }] }]
            """);
        var verbs = EvalSite.Build(EvalSite.Providers(("local", server)));
        foreach (var resume in new[] { false, true })
        {
            var outcome = await verbs.RunAsync(new RunRequest { Suites = [config], Out = _site.Out, Resume = resume }, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(4, outcome.Summary.Passed);
            Assert.Equal(["local", "openai:chat:own", "openai:chat:own#2", "warm"], ResultFolder.Read(Path.Combine(_site.Out, "results.jsonl")).Select(row => row.Asked).Order(StringComparer.Ordinal));
        }

        Assert.Equal(4, server.Requests.Count);
        Assert.All(["\"temperature\":0,", "\"temperature\":0.9", "\"temperature\":0.3", "\"temperature\":0.7"], sent => Assert.Single(server.Requests, request => (request.Body + ",").Replace("}", ",", StringComparison.Ordinal).Contains(sent, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_model_behind_a_provider_asked_by_labels_alone_is_part_of_the_run()
    {
        await using var server = await ScriptedProvider.StartAsync();
        var config = _site.File("promptfooconfig.yaml", """
            prompts: [x]
            providers:
              - { id: local, label: cold, config: { temperature: 0.1 } }
              - { id: local, label: warm, config: { temperature: 0.7 } }
            tests: [{ description: a, assert: [{ type: contains, value: Understood }] }]
            """);
        var verbs = EvalSite.Build(EvalSite.Providers(("local", server)));
        await verbs.RunAsync(new RunRequest { Suites = [config], Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);
        var manifest = Path.Combine(_site.Out, "run.json");
        var written = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        Assert.Contains("\"local\": \"local (local)", written, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, written.Replace("\"local\": \"local (local)", "\"local\": \"local (older", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var wrong = await Assert.ThrowsAsync<WrongInputException>(() => verbs.RunAsync(new RunRequest { Suites = [config], Out = _site.Out, Resume = true }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("a provider's model has changed", wrong.Message, StringComparison.Ordinal);
    }

    private string Config(ScriptedProvider server, string prompts, string rest) => _site.File("promptfooconfig.yaml", $$"""
        prompts: {{prompts}}
        providers:
          - id: openai:chat:mock-1
            config:
              apiBaseUrl: '{{server.OpenAIEndpoint}}'
        {{rest}}
        """);

    public void Dispose() => _site.Dispose();
}
