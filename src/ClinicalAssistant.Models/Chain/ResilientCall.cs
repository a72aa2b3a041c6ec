using Polly;
using Polly.CircuitBreaker;

namespace ClinicalAssistant.Models;

/// <summary>
/// Calls a provider with its time limits, retries and circuit breaker. Every failure is a <see cref="ProviderException"/>; the caller's cancellation passes through and ends the request upstream.
/// </summary>
internal sealed class ResilientCall(ModelProvider provider, ProviderConnection connection, ProviderOptions options, int attempts)
{
    private readonly ResiliencePipeline _pipeline = ProviderPipeline.Build(provider, options, attempts);

    public async Task RunAsync(Func<CallState, CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        CallState call = new(provider.Time.GetTimestamp());
        context.Properties.Set(CallState.Key, call);
        try
        {
            await _pipeline.ExecuteAsync(async inner => await attempt(call, inner.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw Failures.Tell(new WireFailure(FailureReason.CircuitOpen) { RetryAfter = open.RetryAfter }, provider);
        }
        catch (ProviderException failure)
        {
            provider.Log.Failed(failure.Provider, failure.Reason, failure.Status, failure.Code);
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One attempt whose reply comes whole.</summary>
    public async Task<T> WholeAsync<T>(Func<CancellationToken, Task<T>> ask, Func<T, WireFailure?> check, CancellationToken cancellationToken)
    {
        using var clock = AttemptClock.ForWhole(options, provider.Time, cancellationToken);
        try
        {
            var reply = await ask(clock.Token).ConfigureAwait(false);
            return check(reply) is { } failure ? throw Failures.Tell(failure, provider) : reply;
        }
        catch (Exception any) when (any is not ProviderException)
        {
            throw Told(any, clock, begun: false, cancellationToken);
        }
    }

    /// <summary>What went wrong in an attempt, as the caller is to see it.</summary>
    public Exception Told(Exception any, AttemptClock clock, bool begun, CancellationToken cancellationToken)
    {
        // SDKs answer a cancelled request with exceptions of many kinds.
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        return Failures.Tell(clock.Passed ?? Failures.From(any, connection.Translate, begun), provider);
    }
}
