using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tasks.Education;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class GradeLoopTests
{
    private const string Source = "Individuals experiencing respiratory difficulties should immediately discontinue administration of the medication. Do not exceed 500 mg daily.";

    private static Task<SimplerText> RunAsync(params string[] replies) =>
        new GradeLoop(new EducationPrompts(Repository.Path("prompts"))).RunAsync(new Scripted(replies), Source, [], TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_rewriting_that_lost_the_negation_or_the_dose_is_never_kept()
    {
        var simpler = await RunAsync("Stop the drug if you cannot breathe well.", "Stop it at once. You may take 500 mg a day.", "Stop.", "");

        Assert.Equal(Source, simpler.Text);
        Assert.NotEmpty(simpler.Refused);
        Assert.Equal(4, simpler.Rounds);
    }

    [Fact]
    public async Task A_true_and_simpler_rewriting_is_kept()
    {
        const string Plain = "Individuals with respiratory trouble should immediately stop the medication. Do not exceed 500 mg daily.";

        var simpler = await RunAsync(Plain, Plain, Plain, Plain);

        Assert.Equal(Plain, simpler.Text);
        Assert.True(simpler.Grade.FleschKincaid < ReadingGrade.Of(Source, [])!.FleschKincaid);
    }

    private sealed class Scripted(string[] replies) : IChatClient
    {
        private int _asked;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, replies[Math.Min(_asked++, replies.Length - 1)])));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
