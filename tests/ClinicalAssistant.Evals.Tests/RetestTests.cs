using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

public sealed class RetestTests : IDisposable
{
    private const string Diagnosis = "  - { id: a, task: diagnosis, question: \"58M crushing chest pain\", assert: [{ contains: coronary }] }";
    private const string Education = "  - { id: b, task: education, question: \"What is asthma?\", assert: [{ contains: nowhere }] }";

    private readonly EvalSite _site = new();

    private string Ledger => _site.Out + "-retested.json";

    [Fact]
    public async Task Only_prompts_that_a_model_answered_on_are_noted_and_a_second_run_adds_to_the_file()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Text("Acute coronary syndrome must not be missed here [2].");
        await RunAsync(server, [Suite(Diagnosis)]);
        var first = Noted();
        Assert.Equal("Diagnosis", Assert.Single(first).Key);
        Assert.Equal(("local", 1, 1), (first["Diagnosis"].GetProperty("provider").GetString(), first["Diagnosis"].GetProperty("passed").GetInt32(), first["Diagnosis"].GetProperty("of").GetInt32()));

        await RunAsync(server, [Suite(Education)]);
        Assert.Equal(["Diagnosis", "PatientEducation"], Noted().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, Noted()["PatientEducation"].GetProperty("passed").GetInt32());
    }

    [Fact]
    public async Task A_model_that_stopped_has_answered_on_no_prompt()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.AlwaysFail(ScriptedFault.ServerError);
        var outcome = await RunAsync(server, [Suite(Diagnosis)]);
        Assert.Equal(1, outcome.Summary.Errors);
        Assert.False(File.Exists(Ledger));
        Assert.Contains(outcome.Summary.Reasons, reason => reason.StartsWith("prompt Diagnosis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rendering_the_prompts_beside_a_suite_on_a_model_notes_none_of_the_others()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Text("Acute coronary syndrome must not be missed here [2].");
        var outcome = await RunAsync(server, ["prompt-render", Suite(Diagnosis)]);
        Assert.Equal("Diagnosis", Assert.Single(Noted()).Key);
        Assert.DoesNotContain(outcome.Summary.Reasons, reason => reason.StartsWith("prompt Diagnosis", StringComparison.Ordinal));
        Assert.Contains(outcome.Summary.Reasons, reason => reason.StartsWith("prompt General", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_said_before_anything_runs()
    {
        await using var server = await ScriptedProvider.StartAsync();
        File.WriteAllText(Ledger, "{");
        var fault = await Assert.ThrowsAsync<Core.WrongInputException>(() => RunAsync(server, [Suite(Diagnosis)]));
        Assert.StartsWith(Ledger, fault.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    /// <summary>Of kind prompt: such a suite tests whichever prompts its cases come to.</summary>
    private string Suite(string cases) => _site.File("asked.yaml", $"suite: asked\ntitle: Asked\nowner: QA\nversion: 1.0.0\nkind: prompt\nbar: 0\ncases:\n{cases}\n");

    private Task<EvalOutcome> RunAsync(ScriptedProvider server, IReadOnlyList<string> suites) => EvalSite.Build(EvalSite.Providers(("local", server))).RunAsync(
        new RunRequest { Suites = suites, Out = _site.Out, Provider = "local", RecordRetest = Ledger, RequireRetest = true }, cancellationToken: TestContext.Current.CancellationToken);

    private Dictionary<string, JsonElement> Noted() => JsonElement.Parse(File.ReadAllBytes(Ledger)).EnumerateObject().ToDictionary(row => row.Name, row => row.Value);

    public void Dispose() => _site.Dispose();
}
