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
    [InlineData("prompts: [x]\nproviders: [ollama:chat:x]\ntests: file://nowhere.csv", "line 3", "no file 'file://nowhere.csv'")]
    [InlineData("prompts: [x]\nproviders:\n  - id: openai:chat:x\n    config: { apiBaseUrl: 'https://models.example/v1' }\ntests: [{ vars: {} }]", "line 3", "under Models:Providers")]
    public async Task What_cannot_be_run_is_said_with_its_line_before_anything_runs(string config, string line, string what)
    {
        var path = _site.File("promptfooconfig.yaml", config);
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(path));
        Assert.Contains(line, fault.Message, StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _site.Dispose();
}
