using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class BudgetTests
{
    [Fact]
    public async Task A_question_past_its_tokens_is_answered_from_the_evidence_and_says_what_was_skipped()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        await using var consulting = new Consulting(Consulting.Providers(("local", provider)), options: options => options.MaxTokensPerQuestion = 20);
        var (answer, _) = await consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        Assert.Empty(provider.Requests);
        Assert.Equal("reference", answer.Provider);
        Assert.Contains(answer.Notices, static notice => notice is { Code: "budget_tokens" } && notice.Text.Contains("'local' was not asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_costs_too_much_gives_way_to_a_cheaper_one()
    {
        await using var dear = await ScriptedProvider.StartAsync();
        await using var cheap = await ScriptedProvider.StartAsync();
        cheap.Reply("Obtain an ECG within minutes.");
        var models = Consulting.Providers(("dear", dear), ("cheap", cheap));
        models.Providers["dear"].InputPricePerMillion = 1_000_000m;
        models.Providers["cheap"].InputPricePerMillion = 1m;
        await using var consulting = new Consulting(models, options: options => options.MaxCostPerQuestion = 0.5m);
        var (answer, _) = await consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        Assert.Empty(dear.Requests);
        Assert.Equal("cheap", answer.Provider);
        Assert.Contains(answer.Notices, static notice => notice.Code == "budget_cost");
    }

    [Fact]
    public async Task Where_half_of_the_tokens_are_gone_before_it_begins_the_model_gets_no_tools()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Default = ScriptedReply.Text("Obtain an ECG within minutes.");
        await using var generous = new Consulting(Consulting.Providers(("local", provider)));
        await generous.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        Assert.True(provider.Requests[0].Json.TryGetProperty("tools", out _));
        await using var measured = new Consulting();
        var (reference, _) = await measured.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        var prompt = (Consulting.ChestPain.Length + reference.Evidence.Sum(static evidence => evidence.Text.Length)) / 4;
        await using var half = new Consulting(Consulting.Providers(("local", provider)), options: options => options.MaxTokensPerQuestion = prompt + prompt / 2);
        var (answer, _) = await half.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        Assert.Contains(answer.Notices, static notice => notice.Code == "budget_tools");
        Assert.False(provider.Requests[^1].Json.TryGetProperty("tools", out _));
    }

    [Fact]
    public async Task A_model_that_takes_longer_than_the_question_may_is_left_and_that_is_said()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.AlwaysFail(ScriptedFault.HangBeforeFirstToken);
        var time = new FakeTimeProvider();
        await using var consulting = new Consulting(Consulting.Providers(("local", provider)), options: options => options.MaxSecondsPerQuestion = 1, services: services => services.AddSingleton<TimeProvider>(time));
        var asked = consulting.AnswerAsync(Consulting.Ask(Consulting.ChestPain, task: ClinicalTask.Diagnosis));
        var request = await provider.RequestAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        var (answer, _) = await asked;
        Assert.Equal("reference", answer.Provider);
        Assert.Contains(answer.Notices, static notice => notice.Text.Contains("MaxSecondsPerQuestion", StringComparison.Ordinal));
        await request.Aborted;
    }

    [Fact]
    public async Task A_route_without_evidence_has_guards_and_record_alone()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Default = ScriptedReply.Text("Rest and fluids help.");
        await using var consulting = new Consulting(Consulting.Providers(("bare", provider)), options: options => options.RoutesWithoutEvidence = "other, bare");
        var (answer, _) = await consulting.AnswerAsync(Consulting.Ask("What helps against a common cold?") with { Route = "bare" });
        Assert.Empty(answer.Evidence);
        var (refused, _) = await consulting.AnswerAsync(Consulting.Ask(Consulting.Unsafe) with { Route = "bare" });
        Assert.Equal(Outcome.Refused, refused.Outcome);
    }
}
