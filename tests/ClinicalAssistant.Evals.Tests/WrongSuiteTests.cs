using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals.Tests;

public sealed class WrongSuiteTests : IDisposable
{
    private const string Case = "  - { id: a, question: \"Cough and fever?\", assert: [{ outcome: answered }] }";
    private readonly EvalSite _site = new();

    [Theory]
    [InlineData("  - { id: a, question: \"q\", assert: [{ contians: x }] }", 9, "unknown assertion 'contians'")]
    [InlineData("  - { id: a, question: \"q\", asserts: [] }", 9, "unknown field 'asserts'")]
    [InlineData("  - { id: a, question: \"q\" }", 9, "asserts nothing")]
    [InlineData("  - { question: \"q\", assert: [{ task: general }] }", 9, "'id' is missing")]
    [InlineData("  - { id: a, question: \"Dose of {{drug}}?\", assert: [{ task: general }] }", 9, "variable 'drug' is missing")]
    [InlineData("  - { id: a, question: \"q\", assert: [{ contains: \"{{word}}\" }] }", 9, "variable 'word' is missing")]
    [InlineData("  - { id: a, question: q, assert: [{ task: general }] }\n  - { id: a, question: q, assert: [{ task: general }] }", 10, "stands twice")]
    [InlineData("  - { id: a, id: b, question: q, assert: [{ task: general }] }", 9, "not valid YAML")]
    [InlineData("  - { id: a, question: \"unclosed, assert: [] }", 9, "not valid YAML")]
    [InlineData("  - { id: a, question: q, assert: [{ task: surgery }] }", 9, "there is no task 'surgery'")]
    [InlineData("  - { id: a, question: q, assert: [{ outcome: denied }] }", 9, "knows no 'denied'")]
    [InlineData("  - { id: a, question: q, assert: [{ ranking: { any: [the-vapours] } }] }", 9, "no condition 'the-vapours'")]
    [InlineData("  - { id: a, question: q, assert: [{ ranking: { top: 3 } }] }", 9, "names no condition")]
    [InlineData("  - { id: a, question: q, assert: [{ findings: { present: [Gloom] } }] }", 9, "no finding 'Gloom'")]
    [InlineData("  - { id: a, question: q, assert: [{ regex: \"(\" }] }", 9, "not a regular expression")]
    [InlineData("  - { id: a, question: q, assert: [{ evidence: hearsay }] }", 9, "no kind of evidence 'hearsay'")]
    [InlineData("  - { id: a, question: q, assert: [{ calculation: { calculator: abacus } }] }", 9, "no calculator 'abacus'")]
    [InlineData("  - { id: a, question: q, audience: everyone, assert: [{ task: general }] }", 9, "'audience' must be one of")]
    [InlineData("  - { id: a, question: q, patient: { age: 300 }, assert: [{ task: general }] }", 9, "'patient'")]
    [InlineData("  - { id: a, question: q, history: [{ doctor: hi }], assert: [{ task: general }] }", 9, "a turn of 'history'")]
    [InlineData("  - { id: \"\", question: q, assert: [{ task: general }] }", 9, "'id' is empty")]
    [InlineData("  - { id: a, question: q, assert: [{ json: { properties: { dose: { type: decimal } } } }] }", 9, "no type 'decimal'")]
    [InlineData("  - &a [*a]", 9, "an alias holds itself")]
    [InlineData("  []\nfiles: missing.jsonl", 10, "no file 'missing.jsonl'")]
    [InlineData("  []", 1, "no cases")]
    public async Task What_is_wrong_in_a_suite_is_said_with_file_and_line_before_anything_runs(string cases, int line, string what)
    {
        var suite = _site.Suite(cases);
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(suite));
        Assert.StartsWith($"{suite} line {line}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_site.Out));
    }

    [Theory]
    [InlineData("2", "", "line 6: 'bar' must be a share")]
    [InlineData("0.9", "bars: { danger: 0.9 }", "no case has the tag 'danger'")]
    [InlineData("0.9", "providers: [a, a]", "line 7: the provider 'a' stands twice")]
    [InlineData("0.9", "gate: true", "unknown field 'gate'")]
    public async Task A_bar_that_could_never_be_missed_and_a_provider_that_stands_twice_are_errors(string bar, string more, string what)
    {
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(_site.Suite(Case, bar, more)));
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_of_a_case_file_is_named_by_its_line()
    {
        _site.File("cases.jsonl", "{\"id\":\"a\",\"question\":\"q\",\"assert\":[{\"task\":\"general\"}]}\n\n{\"id\":");
        var suite = _site.Suite("  []", more: "files: cases.jsonl");
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(suite));
        Assert.StartsWith("cases.jsonl line 3: this is not valid JSON", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_suite_or_provider_is_answered_with_those_there_are()
    {
        var suite = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync("rooting"));
        Assert.Contains("routing, safety", suite.Message, StringComparison.Ordinal);
        var provider = await Assert.ThrowsAsync<WrongInputException>(() =>
            EvalSite.Verbs.RunAsync(new RunRequest { Suites = ["routing"], Provider = "nobody", Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("reference", provider.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_to_be_meant_is_refused_with_its_line()
    {
        var suite = _site.Suite($"  - {{ id: a, question: \"{new string('x', 500_000)}\", assert: [{{ task: general }}] }}");
        var fault = await Assert.ThrowsAsync<WrongInputException>(() => _site.RunAsync(suite));
        Assert.Contains("line 9: a text of 500000 characters", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _site.Dispose();
}
