using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

/// <summary>What counts against the limits of silence, on a clock that the model itself moves.</summary>
public sealed class SignsOfLifeTests
{
    private static readonly TimeSpan AlmostStalled = TimeSpan.FromSeconds(25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Signs => ["reasoning", "piece of a tool call", "usage"];

    [Theory, MemberData(nameof(Signs))]
    public async Task A_model_at_work_without_words_is_not_silent(string sign)
    {
        ObservedTime time = new();
        using var client = Client(time, token => Answer(time, () => Sign(sign), AlmostStalled, 6, token));
        Assert.Equal("Done.", string.Concat((await ModelsSite.StreamAsync(client, "Hello", cancellationToken: Cancel)).Select(update => update.Text)));
    }

    [Theory, MemberData(nameof(Signs))]
    public async Task A_model_that_stops_after_such_a_sign_is_silent(string sign)
    {
        ObservedTime time = new();
        using var client = Client(time, token => Answer(time, () => Sign(sign), TimeSpan.FromSeconds(31), 6, token));
        Assert.Equal(FailureReason.Stalled, (await ModelsSite.FailureAsync(client, stream: true)).Reason);
    }

    [Fact]
    public async Task A_stream_that_never_ends_is_ended()
    {
        ObservedTime time = new();
        using var client = Client(time, token => Answer(time, () => Sign("reasoning"), AlmostStalled, 100, token));
        Assert.Equal(FailureReason.Timeout, (await ModelsSite.FailureAsync(client, stream: true)).Reason);
    }

    [Fact]
    public async Task A_reader_who_takes_his_time_does_not_make_the_model_silent()
    {
        ObservedTime time = new();
        using var client = Client(time, token => Answer(time, () => new ChatResponseUpdate(ChatRole.Assistant, "word "), TimeSpan.Zero, 3, token));
        var text = "";
        await foreach (var update in client.GetStreamingResponseAsync("Hello", cancellationToken: Cancel))
        {
            text += update.Text;
            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("word word word Done.", text);
    }

    private static ChatResponseUpdate Sign(string sign) => new(ChatRole.Assistant, sign switch
    {
        "reasoning" => [new TextReasoningContent("so")],
        "usage" => [new UsageContent(new UsageDetails { OutputTokenCount = 1 })],
        _ => [],
    });

    private static async IAsyncEnumerable<ChatResponseUpdate> Answer(
        ObservedTime time, Func<ChatResponseUpdate> sign, TimeSpan between, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var i = 0; i < 3; i++)
            yield return sign();
        for (var i = 3; i < count; i++)
        {
            time.Advance(between);
            cancellationToken.ThrowIfCancellationRequested();
            yield return sign();
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, "Done.") { FinishReason = ChatFinishReason.Stop };
    }

    private static ResilientChatClient Client(TimeProvider time, Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> answer)
    {
        ProviderOptions options = new() { Kind = "Ollama", Model = "m", MaxAttempts = 1 };
        ModelOptions models = new();
        models.Providers["p"] = options;
        return new ResilientChatClient(ModelCatalogue.Create(models, time).Providers[0], new ProviderConnection(new HttpClient(), new InMemory(answer), _ => null, _ => Task.FromResult<IReadOnlyList<string>?>(null)), options);
    }

    private sealed class InMemory(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> answer) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            answer(cancellationToken).ToChatResponseAsync(cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => answer(cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
