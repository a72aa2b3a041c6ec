using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Replaying;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class ReplayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_without_a_model_is_proved_by_its_replay()
    {
        await using var consulting = new Consulting();
        var question = Consulting.Ask(Consulting.ChestPain);
        var (answer, _) = await consulting.AnswerAsync(question);
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        Assert.Empty(AnswerDifferences.Between(answer, replayed));
        Assert.Empty(AnswerDifferences.Versions(answer, replayed));
    }

    [Fact]
    public async Task A_models_answer_is_proved_from_what_it_wrote_and_the_model_is_not_asked_again()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.ReplyInChunks("Acute coronary syndrome is li", "kely [1]. Give 900 mg of inventium at once. Obtain an ECG with", "in minutes.");
        await using var consulting = new Consulting(Consulting.Providers(("local", provider)));
        var question = Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis);
        var (answer, _) = await consulting.AnswerAsync(question);
        Assert.Equal("local", answer.Provider);
        Assert.Contains("900 mg of inventium", Assert.Single(answer.Drafts).Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Withheld);
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        Assert.Empty(AnswerDifferences.Between(answer, replayed));
        Assert.Single(provider.Requests);
    }

    [Fact]
    public async Task Evidence_that_a_tool_found_is_there_again()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.CallTool("search", new { query = "asthma" }).Reply("Asthma is a chronic disease of the airways [1].");
        await using var consulting = new Consulting(Consulting.Providers(("local", provider)));
        var question = Consulting.Ask("Tell me about asthma, please.", task: ClinicalTask.Literature);
        var (answer, _) = await consulting.AnswerAsync(question);
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        Assert.Empty(AnswerDifferences.Between(answer, replayed));
    }

    [Fact]
    public async Task A_deidentified_answer_gets_its_identifiers_back_in_the_replay()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = request => ScriptedReply.Text(request.Messages.Contains("NAME", StringComparison.Ordinal) ? "[NAME_1] has an acute coronary syndrome until proven otherwise [1]." : "Nobody was named.");
        var models = Consulting.Providers(("hosted", provider));
        (models.Providers["hosted"].Hosted, models.Providers["hosted"].PatientText) = (true, nameof(PatientText.Deidentified));
        await using var consulting = new Consulting(models);
        var question = Consulting.Ask("Mr. Johann Weatherby, MRN 4471234: " + Consulting.ChestPain, task: ClinicalTask.Diagnosis);
        var (answer, _) = await consulting.AnswerAsync(question);
        Assert.True(Assert.Single(answer.Drafts).Deidentified);
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        Assert.Empty(AnswerDifferences.Between(answer, replayed));
    }

    [Fact]
    public async Task A_provider_that_failed_and_the_one_that_stood_in_are_both_there_again()
    {
        await using var first = await ScriptedProvider.StartAsync();
        await using var second = await ScriptedProvider.StartAsync();
        first.AlwaysFail(ScriptedFault.ServerError);
        second.Reply("Obtain an ECG within minutes.");
        await using var consulting = new Consulting(Consulting.Providers(("first", first), ("second", second)));
        var question = Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis);
        var (answer, _) = await consulting.AnswerAsync(question);
        Assert.Equal(["first", "second"], answer.Drafts.Select(static draft => draft.Provider));
        Assert.NotNull(answer.Drafts[0].Fault);
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        Assert.Empty(AnswerDifferences.Between(answer, replayed));
    }

    [Fact]
    public async Task What_was_tampered_with_shows_as_a_difference()
    {
        await using var consulting = new Consulting();
        var question = Consulting.Ask(Consulting.ChestPain);
        var (answer, _) = await consulting.AnswerAsync(question);
        var forged = answer with { Text = answer.Text + " All is well.", Evidence = [.. answer.Evidence.Skip(1)], Versions = answer.Versions with { Policy = "0" } };
        var replayed = await consulting.Pipeline.ReplayAsync(question, answer.Drafts, Cancellation);
        var differences = AnswerDifferences.Between(forged, replayed);
        Assert.Contains(differences, static difference => difference.StartsWith("text:", StringComparison.Ordinal));
        Assert.Contains(differences, static difference => difference.StartsWith("evidence 1:", StringComparison.Ordinal));
        Assert.Contains(AnswerDifferences.Versions(forged, replayed), static version => version.StartsWith("policy: 0 then", StringComparison.Ordinal));
    }
}
