using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ClinicalAssistant.Models;

/// <summary>Builds the order of a call: retry around circuit breaker around one attempt.</summary>
internal static class ProviderPipeline
{
    public static ResiliencePipeline Build(ModelProvider provider, ProviderOptions options, int attempts)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = provider.Time, Name = provider.Name };
        if (attempts > 1)
            builder.AddRetry(Retry(provider, options, attempts));
        return builder.AddCircuitBreaker(Breaker(provider, options.CircuitBreaker)).Build();
    }

    private static RetryStrategyOptions Retry(ModelProvider provider, ProviderOptions options, int attempts) => new()
    {
        Name = "retry",
        MaxRetryAttempts = attempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is ProviderException { IsTransient: true } failure
            && arguments.Context.Properties.TryGetValue(CallState.Key, out var call)
            && !call.Released
            && (failure.RetryAfter ?? TimeSpan.Zero) <= options.MaxRetryDelay
            && provider.Time.GetElapsedTime(call.Started) + (failure.RetryAfter ?? TimeSpan.Zero) <= options.RetryBudget),
        DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ProviderException)?.RetryAfter),
        OnRetry = arguments =>
        {
            if (arguments.Outcome.Exception is ProviderException failure)
                provider.Log.Retrying(provider.Name, failure.Reason, failure.Status, arguments.AttemptNumber + 1, arguments.RetryDelay.TotalMilliseconds);
            return default;
        },
    };

    private static CircuitBreakerStrategyOptions Breaker(ModelProvider provider, CircuitBreakerOptions options) => new()
    {
        Name = "circuit breaker",
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.MinimumThroughput,
        SamplingDuration = options.SamplingDuration,
        BreakDuration = options.BreakDuration,

        // A wrong key or model and a refused text say nothing about the provider's health, and have a remedy that a closed circuit should keep showing.
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ProviderException { IsTransient: true, Reason: not FailureReason.EmptyReply }),
        OnOpened = arguments =>
        {
            provider.Log.CircuitOpened(provider.Name, arguments.BreakDuration.TotalSeconds);
            return default;
        },
        OnClosed = _ =>
        {
            provider.Log.CircuitClosed(provider.Name);
            return default;
        },
    };
}
