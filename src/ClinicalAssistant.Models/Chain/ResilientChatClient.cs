using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>
/// A provider's chat client with its time limits, retries and circuit breaker. Every failure is a <see cref="ProviderException"/>; the caller's cancellation passes
/// through and ends the request upstream. A stream is asked for again only before its first update was released.
/// </summary>
internal sealed class ResilientChatClient : DelegatingChatClient
{
    private readonly ModelProvider _provider;
    private readonly ProviderOptions _options;
    private readonly ResilientCall _call;

    public ResilientChatClient(ModelProvider provider, ProviderConnection connection, ProviderOptions options, int? attempts = null)
        : base(connection.Client)
    {
        (_provider, _options) = (provider, options);
        _call = new ResilientCall(provider, connection, options, attempts ?? options.MaxAttempts);
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> list = [.. messages];
        var limited = Limit(options);
        ChatResponse? response = null;
        await _call.RunAsync(
            async (_, token) => response = await _call.WholeAsync(inner => base.GetResponseAsync(list, limited.Clone(), inner), reply => new ReplyCheck().Whole(reply), token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return response!;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The pipeline fills the channel and the caller empties it: so retry and circuit breaker see the whole stream, and a slow caller does not
        // count as a silent provider. Unbounded, since a reply is bounded by its tokens.
        var channel = Channel.CreateUnbounded<ChatResponseUpdate>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = FillAsync([.. messages], Limit(options), channel.Writer, stop.Token);
        try
        {
            await foreach (var update in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return update;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await filling.ConfigureAwait(false);
        }
    }

    private async Task FillAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, ChannelWriter<ChatResponseUpdate> writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await _call.RunAsync((call, token) => StreamAttemptAsync(messages, options, writer, call, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception any)
        {
            // Whatever it is belongs to the reader, who would otherwise wait for ever.
            failure = any;
        }

        writer.Complete(failure);
    }

    private async Task StreamAttemptAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, ChannelWriter<ChatResponseUpdate> writer, CallState call, CancellationToken cancellationToken)
    {
        using var clock = AttemptClock.ForStream(_options, _provider.Time, cancellationToken);
        ReplyCheck check = new();
        var asked = options.Clone();
        HeldUpdates held = new(Phrases.TakeFrom(asked));
        void Release()
        {
            while (held.TryTake(out var update))
            {
                call.Released = true;
                writer.TryWrite(update);
            }
        }

        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, asked, clock.Token).ConfigureAwait(false))
            {
                check.Add(update);
                clock.Saw(check.Begun);
                held.Add(update);
                if (check.MayRelease(update) && held.MayEndWith(update))
                    Release();
            }

            // Some readers end quietly when they are cancelled.
            clock.Token.ThrowIfCancellationRequested();
            if (check.AtEnd() is { } failure)
                throw Failures.Tell(failure, _provider);
            Release();
        }
        catch (Exception any)
        {
            // What was begun cannot be asked for again: its last words belong to what the model wrote. A call that may have broken off does not.
            if (call.Released && !check.CallsTool)
                Release();
            if (any is ProviderException)
                throw;
            throw _call.Told(any, clock, check.Begun, cancellationToken);
        }
    }

    private ChatOptions Limit(ChatOptions? options)
    {
        var limited = options?.Clone() ?? new ChatOptions();
        limited.ModelId = _provider.Model;
        if (_options.MaxOutputTokens is { } most)
            limited.MaxOutputTokens = Math.Min(limited.MaxOutputTokens ?? most, most);
        if (!_options.SupportsTools)
            (limited.Tools, limited.ToolMode) = (null, null);
        return limited;
    }
}
