using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>The cells of the fail-closed matrix in docs/guardrails.md, each by its rail and its failure.</summary>
public sealed class FailClosedTests
{
    private const string Emergency = "chest-pain-emergency";

    public static TheoryData<Exception> Failures => [new InvalidOperationException("x"), new TimeoutException("x"), new System.Text.RegularExpressions.RegexMatchTimeoutException("x"), new OperationCanceledException("x")];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Learned_layer_fails_so_nothing_is_answered_and_the_emergency_the_rules_see_is_told(Exception failure)
    {
        await using var consulting = new Consulting(services: services => services.AddSingleton(provider => new InputGuard(provider.GetRequiredService<GuardPolicy>(), _ => throw failure)));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Single(events.OfType<Escalated>());
        NothingIsShown(answer, events);
        Assert.Contains(answer.Notices, notice => notice.Code == "guard_failed");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Input_rules_fail_so_nothing_is_answered_and_emergency_help_is_named_in_general_words(Exception failure)
    {
        var events = await JudgeAsync(_ => throw failure, _ => throw failure);
        Assert.Contains(events.OfType<Notice>(), notice => notice.Code == "guard_failed" && notice.Text.Contains("emergency number", StringComparison.Ordinal));
        Assert.Single(events);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Injection_reading_of_the_record_fails_so_nothing_is_answered_and_the_emergency_is_told(Exception failure)
    {
        GuardDecision Judge(GuardInput input) => input.Where == InputPlace.FhirNote ? throw failure : new GuardDecision { Decision = Decision.Allow };
        var consultation = new Consultation(Consulting.Ask("x", new Patient { Allergies = [new RecordEntry("Latex")] }));
        var events = await JudgeAsync(Judge, _ => Escalation(), consultation);
        Assert.Equal(Emergency, Assert.Single(events.OfType<Escalated>()).Kind);
        Assert.True(consultation is { Ended: true, Failed: true });
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Receiving_fails_and_the_emergency_is_told_all_the_same(Exception failure)
    {
        await using var consulting = new Consulting();
        var (answer, events) = await consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain) with { PatientProblems = new BrokenList<string>(failure) });
        Assert.Single(events.OfType<Escalated>());
        NothingIsShown(answer, events);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task De_identification_fails_so_a_hosted_provider_is_sent_nothing_and_the_evidence_comes(Exception failure)
    {
        _ = failure;
        await using var server = await ScriptedProvider.StartAsync();
        var models = Consulting.Providers(("hosted", server));
        models.Providers["hosted"].Hosted = true;
        models.Providers["hosted"].PatientText = nameof(PatientText.Deidentified);
        await using var consulting = new Consulting(models, services: services => services.AddSingleton(new Deidentifier(Path.Combine(Path.GetTempPath(), "there-is-no-lexicon-here"))));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Empty(server.Requests);
        Assert.Equal("reference", answer.Provider);
        Assert.Single(events.OfType<Escalated>());
        Assert.NotEmpty(events.OfType<SentenceReleased>());
    }

    [Fact]
    public async Task Without_the_lexicon_no_sentence_of_a_model_is_shown_and_the_evidence_comes()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Text("Acute coronary syndrome must not be missed here [2]. ");
        await using var consulting = new Consulting(Consulting.Providers(("local", server)), services: services => services.AddSingleton(new Deidentifier(Path.Combine(Path.GetTempPath(), "there-is-no-lexicon-here"))));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Contains(events.OfType<SentenceWithheld>(), held => held.Reasons.Contains("check_failed"));
        Assert.Equal("reference", answer.Provider);
        Assert.Single(events.OfType<Escalated>());
    }

    public static TheoryData<Exception> StoreFailures => [new RecordUnavailableException("The record cannot be written: make room on the disk."), new TimeoutException("x"), new InvalidOperationException("x"), new OperationCanceledException("x")];

    [Theory]
    [MemberData(nameof(StoreFailures))]
    public async Task Record_store_cannot_be_opened_so_only_the_emergency_notice_is_told_and_says_so(Exception failure)
    {
        await using var consulting = new Consulting(recorder: new FailingRecorder(opens: false, failure));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.False(Assert.Single(events.OfType<Escalated>()).Recorded);
        NothingIsShown(answer, events);
        Assert.Contains(answer.Notices, notice => notice.Code == "record_unavailable" && !notice.Text.Contains("chest", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(StoreFailures))]
    public async Task Record_store_fails_at_the_first_event_so_only_the_emergency_notice_is_told(Exception failure)
    {
        await using var consulting = new Consulting(recorder: new FailingRecorder(opens: true, failure));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.False(Assert.Single(events.OfType<Escalated>()).Recorded);
        NothingIsShown(answer, events);
    }

    [Theory]
    [MemberData(nameof(StoreFailures))]
    public async Task Record_of_an_answer_that_goes_out_whole_cannot_be_closed_so_only_the_emergency_notice_is_given(Exception failure)
    {
        await using var consulting = new Consulting(recorder: new FailingRecorder(opens: true, failure) { Notes = true });
        var (answer, _) = await consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain) with { DeliveredWhole = true });
        Assert.Equal(Outcome.Failed, answer.Outcome);
        Assert.Contains(answer.Notices, notice => notice.Code == "record_unavailable");
        Assert.Equal(answer.Decision.Emergency!.Notice, answer.Text.Trim());
        Assert.Empty(answer.Evidence);
        Assert.Empty(answer.Drafts);
        Assert.Empty(answer.Withheld);
        Assert.Null(answer.Differential);
    }

    [Fact]
    public async Task Notices_of_an_answer_whose_record_cannot_be_closed_quote_nothing_of_it()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Tool("lookup", new { topic = "acute coronary syndrome" });
        await using var consulting = new Consulting(Consulting.Providers(("local", server)), new FailingRecorder(opens: true, new TimeoutException("x")) { Notes = true });
        var (answer, events) = await consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain) with
        {
            DeliveredWhole = true,
            Tools = new CallerTools([new CallerTool("lookup", "Looks up a topic.", """{"type":"object","properties":{"topic":{"type":"string"}}}""")], []),
        });
        Assert.Contains(events.OfType<Notice>(), notice => notice.Code == "tool_call");
        Assert.DoesNotContain(answer.Notices, notice => notice.Code == "tool_call" || notice.Text.Contains("coronary", StringComparison.Ordinal));
        Assert.Contains(answer.Notices, notice => notice.Code == "record_unavailable");
        Assert.Contains(answer.Notices, notice => notice.Code == "task");
    }

    [Theory]
    [MemberData(nameof(StoreFailures))]
    public async Task Refusal_that_cannot_be_recorded_says_so_and_counts_as_failed(Exception failure)
    {
        using var logs = new KeptLogs();
        await using var consulting = new Consulting(recorder: new FailingRecorder(opens: false, failure), logs: logs);
        var (answer, events) = await consulting.AnswerAsync(Consulting.Unsafe);
        Assert.Single(events.OfType<Refused>());
        Assert.Equal(Outcome.Failed, answer.Outcome);
        Assert.Single(answer.Notices, notice => notice.Code == "record_unavailable");
        Assert.Contains(logs.Lines, line => line.Contains("no record of it", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains("oxycodone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Question_that_could_not_be_judged_nor_recorded_says_both()
    {
        await using var consulting = new Consulting(recorder: new FailingRecorder(opens: false, new TimeoutException("x")),
            services: services => services.AddSingleton(provider => new InputGuard(provider.GetRequiredService<GuardPolicy>(), _ => throw new InvalidOperationException("x"))));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.False(Assert.Single(events.OfType<Escalated>()).Recorded);
        NothingIsShown(answer, events);
        Assert.Contains(answer.Notices, notice => notice.Code == "guard_failed");
        Assert.Single(answer.Notices, notice => notice.Code == "record_unavailable");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Question_that_is_rejected_for_its_length_is_told_the_emergency_in_the_rejection(bool atItsEnd)
    {
        await using var consulting = new Consulting();
        var filler = string.Concat(Enumerable.Repeat("The report goes on. ", 6000));
        var wrong = await Assert.ThrowsAsync<WrongInputException>(() => consulting.AnswerAsync(atItsEnd ? filler + Consulting.ChestPain : Consulting.ChestPain + ". " + filler));
        Assert.Contains("Consult:MaxQuestionLength", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("emergency number", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("substernal", wrong.Message, StringComparison.Ordinal);
        var harmless = await Assert.ThrowsAsync<WrongInputException>(() => consulting.AnswerAsync(filler));
        Assert.DoesNotContain("emergency", harmless.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policies/output.json", "{ \"output\": [", "output.json")]
    [InlineData("policies/emergencies.json", "", "emergencies.json")]
    [InlineData("classifier/weights.bin", "damaged", "weights.bin")]
    [InlineData("classifier/model.json", "{", "model.json")]
    [InlineData("encoder/weights.bin", "damaged", "weights.bin")]
    [InlineData("encoder/pieces.txt", "damaged", "pieces.txt")]
    [InlineData("encoder/model.json", "{", "model.json")]
    [InlineData("judge/judge.bin", "damaged", "judge.bin")]
    public void A_corrupt_policy_or_model_file_stops_the_host_and_is_named(string file, string content, string named)
    {
        using var site = new ContentCopy();
        site.Write(file, content);
        Assert.Contains(named, Assert.Throws<WrongInputException>(() => ClinicalContent.Load(site.Root)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("classifier/weights.bin")]
    [InlineData("classifier/model.json")]
    [InlineData("encoder/weights.bin")]
    [InlineData("encoder/pieces.txt")]
    [InlineData("encoder/model.json")]
    [InlineData("judge/judge.bin")]
    [InlineData("policies/terms.json")]
    [InlineData("policies/answers.json")]
    public void A_missing_policy_or_model_file_stops_the_host(string file)
    {
        using var site = new ContentCopy();
        site.Delete(file);
        Assert.Throws<WrongInputException>(() => ClinicalContent.Load(site.Root));
    }

    [Fact]
    public async Task Without_a_classifier_the_rules_judge_alone_and_the_answer_says_so()
    {
        await using var consulting = new Consulting(services: services => services.AddSingleton(provider => new InputGuard(provider.GetRequiredService<GuardPolicy>())));
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Single(events.OfType<Escalated>());
        Assert.Contains(answer.Notices, notice => notice.Code == "classifier_absent");
        var (refused, _) = await consulting.AnswerAsync(Consulting.Unsafe);
        Assert.Equal(Outcome.Refused, refused.Outcome);
    }

    [Fact]
    public async Task Without_an_encoder_the_fast_layer_judges_alone_and_the_answer_says_so()
    {
        await using var consulting = new Consulting(services: services => services.AddSingleton(provider =>
            new InputGuard(provider.GetRequiredService<GuardPolicy>(), new LearnedLayer(RequestClassifier.Load(Repository.Path("guardrails")), encoder: null), medicines: null)));
        var (answer, _) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Contains(answer.Notices, notice => notice.Code == "encoder_absent");
        await using var whole = new Consulting();
        var (judged, _) = await whole.AnswerAsync(Consulting.ChestPain);
        Assert.DoesNotContain(judged.Notices, notice => notice.Code is "encoder_absent" or "classifier_absent");
    }

    private static void NothingIsShown(Answer answer, List<AnswerEvent> events)
    {
        Assert.Equal(Outcome.Failed, answer.Outcome);
        Assert.Empty(events.OfType<SentenceReleased>());
        Assert.Empty(events.OfType<EvidenceFound>());
        Assert.Empty(events.OfType<RankingFound>());
    }

    private static GuardDecision Escalation() => new() { Decision = Decision.Escalate, Emergency = new Emergency(Emergency, "Call for help.") };

    private static async Task<List<AnswerEvent>> JudgeAsync(Func<GuardInput, GuardDecision> judge, Func<GuardInput, GuardDecision> rules, Consultation? consultation = null)
    {
        var events = new List<AnswerEvent>();
        await foreach (var answerEvent in new GuardInputStage(judge, rules, absent: null, turnsShown: 8).RunAsync(consultation ?? new Consultation(Consulting.Ask("x")), TestContext.Current.CancellationToken))
            events.Add(answerEvent);
        return events;
    }
}
