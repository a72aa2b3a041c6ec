using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>Patient education as a model writes it: made simpler where it is too hard, and never at the cost of what matters.</summary>
public sealed class EducationAnswerTests
{
    private const string Hard = "Individuals experiencing gout should immediately rest the affected articulation. Do not discontinue allopurinol during an acute exacerbation.";
    private const string Simple = "If you have gout, rest the joint at once. Do not discontinue allopurinol during an acute flare. Call your doctor if it does not get better.";
    private const string True = "Rest the affected joint immediately if you have gout. Do not discontinue allopurinol during an acute flare.";

    private static Question Leaflet => Consulting.Ask("Explain gout to my patient in plain words.", task: "education");

    private static async Task<(Answer Answer, int Asked, List<AnswerEvent> Events)> AskAsync(Action<ScriptedProvider> script)
    {
        await using var server = await ScriptedProvider.StartAsync();
        script(server);
        await using var consulting = new Consulting(Consulting.Providers(("local", server)));
        var (answer, events) = await consulting.AnswerAsync(Leaflet);
        return (answer, server.Requests.Count, events);
    }

    private static string Grade(Answer answer) => Assert.Single(answer.Notices, notice => notice.Code == "reading_grade").Text;

    [Fact]
    public async Task A_hard_answer_is_written_again_in_simpler_words_that_keep_the_negation()
    {
        var (answer, asked, _) = await AskAsync(server => server.Reply(Hard).Default = ScriptedReply.Text(True));

        Assert.True(asked > 1);
        Assert.Contains("Do not discontinue allopurinol during an acute flare.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("articulation", answer.Text, StringComparison.Ordinal);
        Assert.Contains("(Flesch-Kincaid)", Grade(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rest the joint. You may stop allopurinol if it hurts.")]
    [InlineData("Rest the joint at once if you have gout. Do not stop it. Take 300 mg.")]
    public async Task A_wording_that_lost_a_negation_or_brought_a_number_is_not_kept(string lossy)
    {
        var (answer, _, _) = await AskAsync(server => server.Reply(Hard).Default = ScriptedReply.Text(lossy));

        Assert.Contains("Do not discontinue allopurinol during an acute exacerbation.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("300 mg", answer.Text, StringComparison.Ordinal);
        Assert.Contains("were not kept", Grade(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_fails_meanwhile_leaves_the_last_good_wording()
    {
        var (answer, _, _) = await AskAsync(server => server.Reply(Hard).AlwaysFail(ScriptedFault.ServerError));

        Assert.Equal("local", answer.Provider);
        Assert.Contains("exacerbation", answer.Text, StringComparison.Ordinal);
        Assert.Contains("the last good wording stands", Grade(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rewriting_says_goes_through_the_output_guard_as_everything_does()
    {
        // Seven is in the model's own first text and in no evidence, so both wordings are kept from the reader.
        const string Dose = "Individuals experiencing gout should immediately administer colchicine 7.5 mg hourly.";
        var (answer, _, events) = await AskAsync(server => server.Reply(Dose).Default = ScriptedReply.Text("Take colchicine 7.5 mg hourly if you have gout, immediately."));

        Assert.DoesNotContain("7.5", answer.Text, StringComparison.Ordinal);
        Assert.Contains(events, answerEvent => answerEvent is SentenceWithheld);
    }

    [Fact]
    public async Task A_plain_answer_is_not_sent_again_and_gets_the_topics_questions_to_check_understanding()
    {
        var (answer, asked, _) = await AskAsync(server => server.Reply(Simple));

        Assert.Equal(1, asked);
        Assert.Contains("Tell it back in your own words", answer.Text, StringComparison.Ordinal);
        Assert.Contains('?', answer.Text);
    }

    [Fact]
    public async Task Questions_of_the_model_stand_alone()
    {
        var (answer, _, _) = await AskAsync(server => server.Reply(Simple + "\n**Questions to check understanding**\n- What do you do when the joint hurts?\n"));

        Assert.DoesNotContain("Tell it back in your own words", answer.Text, StringComparison.Ordinal);
    }
}
