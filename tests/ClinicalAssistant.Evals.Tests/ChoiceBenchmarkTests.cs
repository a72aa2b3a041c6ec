using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Evals.Tests;

/// <summary>Benchmarks of multiple-choice questions over a scripted provider's wire, on lines invented here.</summary>
public sealed class ChoiceBenchmarkTests : IDisposable
{
    private readonly EvalSite _site = new();

    [Fact]
    public async Task Multiple_choice_benchmarks_read_the_letter_that_a_model_settles_on()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("first", StringComparison.Ordinal) ? "It could be A, but the answer is B." : request.Body.Contains("second", StringComparison.Ordinal) ? "C. Gout" : "I do not know.");
        var data = _site.File("mcq.jsonl", """
            {"question":"first?","options":{"A":"Asthma","B":"Lupus","C":"Gout"},"answer":"B"}
            {"question":"second?","options":{"A":"Asthma","B":"Lupus","C":"Gout"},"answer_idx":"A"}
            {"question":"third?","opa":"Asthma","opb":"Lupus","cop":1}
            {"question":"broken?"}
            """);
        var outcome = await EvalSite.Build(EvalSite.Providers(("local", server))).BenchmarkAsync(new BenchmarkRequest { Name = "medqa", Data = data, Provider = "local", Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1 / 3d, outcome.Summary.Metrics["accuracy"], 5);
        Assert.Equal(1 / 3d, outcome.Summary.Metrics["no_choice"], 5);
        Assert.Equal(1, outcome.Summary.Errors);
    }

    [Theory]
    [InlineData("Answer: B\n\nOption D is wrong because it is slow.", "B")]
    [InlineData("B. The best choice is a loop diuretic.", "B")]
    [InlineData("Answer: A? On reflection the final answer is B.", "B")]
    [InlineData("If the answer is C then why? **Answer:** (B)", "B")]
    [InlineData("The correct answer is option C, because it works.", "C")]
    [InlineData("answer: b", "B")]
    [InlineData("Option B", "B")]
    [InlineData("A loop diuretic", null)]
    [InlineData("Answer: A patient needs more than this.", null)]
    [InlineData("Option D is wrong because it is slow.", null)]
    [InlineData("Answer: A because it works.", "A")]
    [InlineData("Answer: A", "A")]
    public void A_letter_counts_where_it_is_stated_as_the_answer(string reply, string? letter) =>
        Assert.Equal(letter, ChosenLetter.Of(reply, [("A", "one"), ("B", "two"), ("C", "three"), ("D", "four")]));

    [Fact]
    public async Task Retrieval_on_and_off_stand_side_by_side_with_the_paired_difference()
    {
        await using var server = await ScriptedProvider.StartAsync();
        // Right with passages where there are some, wrong without, and always right in the last.
        server.Answer = request => ScriptedReply.Text(request.Body.Contains("Passages", StringComparison.Ordinal) || request.Body.Contains("zzqx", StringComparison.Ordinal) ? "Answer: B" : "Answer: A");
        var outcome = await RunAsync(server, "mcq", _site.File("mcq.jsonl", """
            {"dataset":"own","question":"What is the first treatment of anaphylaxis?","options":{"A":"Antihistamine","B":"Adrenaline","C":"Steroid"},"answer":"B"}
            {"dataset":"own","question":"Which pulse is felt in atrial fibrillation?","options":{"A":"Regular","B":"Irregularly irregular"},"answer":"B"}
            {"dataset":"own","question":"zzqx vvkw jjpq?","options":{"A":"xx","B":"yy"},"answer":"B"}
            """));
        Assert.Equal(1 / 3d, outcome.Summary.Metrics["accuracy"], 5);
        Assert.Equal(1, outcome.Summary.Metrics["accuracy_retrieval"]);
        Assert.Equal(2 / 3d, outcome.Summary.Metrics["passages_found"], 5);
        var gain = outcome.Summary.Rows.Single(row => row.Metric == "gain_retrieval");
        Assert.Equal(2 / 3d, gain.Value, 5);
        Assert.InRange(gain.Low!.Value, -1, gain.Value);
        // Two gained and none lost: the exact test over two pairs.
        Assert.Equal(0.5, outcome.Summary.Metrics["gain_retrieval_p"], 6);
        // Where nothing was found the question is not put a second time.
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("""
        {"11":{"QUESTION":"Does rest help?","CONTEXTS":["Rest was tried."],"LABELS":["AIMS"],"LONG_ANSWER":"Rest helped.","final_decision":"yes"},
        "12":{"QUESTION":"Does ice help?","CONTEXTS":["Ice was tried.","Twice."],"final_decision":"maybe"}}
        """)]
    [InlineData("""
        {"pubid":11,"question":"Does rest help?","context":{"contexts":["Rest was tried."]},"long_answer":"Rest helped.","final_decision":"yes"}
        {"pubid":12,"question":"Does ice help?","context":{"contexts":["Ice was tried.","Twice."]},"final_decision":"maybe"}
        """)]
    public async Task Both_published_forms_of_PubMedQA_are_read_and_the_conclusion_is_not_shown(string data)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = _ => ScriptedReply.Text("Yes, it does.");
        var outcome = await RunAsync(server, "pubmedqa", _site.File("pqal.json", data));
        Assert.Equal(0.5, outcome.Summary.Metrics["accuracy"]);
        Assert.Equal((1, 1, 0), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.Errors));
        Assert.Contains(outcome.Summary.Rows, row => row is { Metric: "accuracy", Group: "right is maybe", Value: 0 });
        Assert.Contains(server.Requests, request => request.Body.Contains("Rest was tried.", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Requests, request => request.Body.Contains("Rest helped.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_file_pack_or_missing_provider_is_said_before_anything_is_asked()
    {
        await using var server = await ScriptedProvider.StartAsync();
        Assert.Contains("PubMedQA's own form", (await Assert.ThrowsAsync<WrongInputException>(() => RunAsync(server, "pubmedqa", _site.File("pqal.json", "[1]")))).Message, StringComparison.Ordinal);
        Assert.Contains("there is no pack 'papers'", (await Assert.ThrowsAsync<WrongInputException>(() => RunAsync(server, "mcq", _site.File("a.jsonl", "{}"), "papers"))).Message, StringComparison.Ordinal);
        Assert.Contains("--provider", (await Assert.ThrowsAsync<WrongInputException>(() => EvalSite.Verbs.BenchmarkAsync(
            new BenchmarkRequest { Name = "mcq", Data = _site.File("a.jsonl", "{}"), Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("medmcqa_sample.jsonl.gz", "mcq")]
    [InlineData("medqa_sample.jsonl.gz", "mcq")]
    [InlineData("pubmedqa_sample.jsonl.gz", "pubmedqa")]
    public async Task Every_line_of_the_development_files_can_be_read(string file, string name)
    {
        var data = DevelopmentData.Find("mcq", file);
        Assert.SkipWhen(data is null, "The development files are not beside the repository.");
        await using var server = await ScriptedProvider.StartAsync();
        server.Answer = _ => ScriptedReply.Text("Answer: A");
        var outcome = await RunAsync(server, name, data);
        Assert.Equal((100, 0), (outcome.Summary.Passed + outcome.Summary.Failed, outcome.Summary.Errors));
    }

    private Task<EvalOutcome> RunAsync(ScriptedProvider server, string name, string data, params string[] packs) =>
        EvalSite.Build(EvalSite.Providers(("local", server))).BenchmarkAsync(
            new BenchmarkRequest { Name = name, Data = data, Provider = "local", Packs = packs, Concurrency = 1, Out = _site.Out }, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _site.Dispose();
}
