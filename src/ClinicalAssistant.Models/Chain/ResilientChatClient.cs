using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;

namespace ClinicalAssistant.Models;

/// <summary>
/// A provider's chat client with its time limits, retries and circuit breaker. Every failure is a <see cref="ProviderException"/>; the caller's cancellation passes
/// through and ends the request upstream. A stream is asked for again only before its first update was released.
/// </summary>
internal sealed class ResilientChatClient : DelegatingChatClient
{
    private readonly ModelProvider _provider;
    private readonly ProviderConnection _connection;
    private readonly ProviderOptions _options;
    private readonly ResiliencePipeline _pipeline;

    public ResilientChatClient(ModelProvider provider, ProviderConnection connection, ProviderOptions options, int? attempts = null)
        : base(connection.Client)
    {
        (_provider, _connection, _options) = (provider, connection, options);
        _pipeline = ProviderPipeline.Build(provider, options, attempts ?? options.MaxAttempts);
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> list = [.. messages];
        var limited = Limit(options);
        ChatResponse? response = null;
        await CallAsync(async (_, token) => response = await AttemptAsync(list, limited, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
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
            await CallAsync((call, token) => StreamAttemptAsync(messages, options, writer, call, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception any)
        {
            // Whatever it is belongs to the reader, who would otherwise wait for ever.
            failure = any;
        }

        writer.Complete(failure);
    }

    private async Task CallAsync(Func<CallState, CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        CallState call = new(_provider.Time.GetTimestamp());
        context.Properties.Set(CallState.Key, call);
        try
        {
            await _pipeline.ExecuteAsync(async inner => await attempt(call, inner.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw Failures.Tell(new WireFailure(FailureReason.CircuitOpen) { RetryAfter = open.RetryAfter }, _provider);
        }
        catch (ProviderException failure)
        {
            _provider.Log.Failed(failure.Provider, failure.Reason, failure.Status, failure.Code);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<ChatResponse> AttemptAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        using var clock = AttemptClock.ForWhole(_options, _provider.Time, cancellationToken);
        try
        {
            var response = await base.GetResponseAsync(messages, options.Clone(), clock.Token).ConfigureAwait(false);
            return new ReplyCheck().Whole(response) is { } failure ? throw Failures.Tell(failure, _provider) : response;
        }
        catch (Exception any) when (any is not ProviderException)
        {
            throw Told(any, clock, begun: false, cancellationToken);
        }
    }

    private async Task StreamAttemptAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, ChannelWriter<ChatResponseUpdate> writer, CallState call, CancellationToken cancellationToken)
    {
        using var clock = AttemptClock.ForStream(_options, _provider.Time, cancellationToken);
        ReplyCheck check = new();
        Queue<ChatResponseUpdate> held = new();
        void Release()
        {
            while (held.TryDequeue(out var update))
            {
                call.Released = true;
                writer.TryWrite(update);
            }
        }

        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options.Clone(), clock.Token).ConfigureAwait(false))
            {
                check.Add(update);
                clock.Saw(check.Begun);
                held.Enqueue(update);
                if (check.MayRelease(update))
                    Release();
            }

            // Some readers end quietly when they are cancelled.
            clock.Token.ThrowIfCancellationRequested();
            if (check.AtEnd() is { } failure)
                throw Failures.Tell(failure, _provider);
            Release();
        }
        catch (Exception any) when (any is not ProviderException)
        {
            throw Told(any, clock, check.Begun, cancellationToken);
        }
    }

    private Exception Told(Exception any, AttemptClock clock, bool begun, CancellationToken cancellationToken)
    {
        // SDKs answer a cancelled request with exceptions of many kinds.
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        return Failures.Tell(clock.Passed ?? Failures.From(any, _connection.Translate, begun), _provider);
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
