using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Tests a provider with a chat of one line. No patient text is sent.</summary>
public static class ProviderProbe
{
    // A model that reasons first spends tokens before its first word.
    private const int Tokens = 512;

    private static readonly TimeSpan ListTime = TimeSpan.FromSeconds(5);

    /// <summary>Asks the provider for one word, once, without retry.</summary>
    public static async Task<ProbeResult> TestAsync(ModelProvider provider, CancellationToken cancellationToken = default)
    {
        var start = provider.Time.GetTimestamp();
        ProbeResult Result(bool reachable, bool? present, bool answered) =>
            new(provider.Name, reachable, present, answered, provider.Time.GetElapsedTime(start));
        try
        {
            var client = provider.SingleAttempt();
            await foreach (var _ in client.GetStreamingResponseAsync(
                [new ChatMessage(ChatRole.User, "Reply with the one word OK.")], new ChatOptions { MaxOutputTokens = Tokens }, cancellationToken).ConfigureAwait(false))
            {
            }

            return Result(reachable: true, present: true, answered: true);
        }
        catch (ProviderException failure)
        {
            var reached = failure.Reason is not (FailureReason.Unreachable or FailureReason.CircuitOpen);
            var present = failure.Reason == FailureReason.ModelNotFound ? false
                : reached ? await IsPresentAsync(provider, cancellationToken).ConfigureAwait(false) : null;
            return Result(reached, present, answered: false) with { Reason = failure.Reason, Remedy = failure.Remedy };
        }
    }

    /// <summary>
    /// Why a provider does not answer, or null where it does or cannot be asked: it is asked for its list of models, which costs no tokens. A server that
    /// answers that it has no such list is there.
    /// </summary>
    public static async Task<FailureReason?> SilenceAsync(ModelProvider provider, TimeSpan longest)
    {
        using CancellationTokenSource limit = new(longest, provider.Time);
        try
        {
            await provider.ListModelsAsync(limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (ProviderException failure)
        {
            return failure.Reason is FailureReason.Unreachable or FailureReason.Timeout or FailureReason.ServerError or FailureReason.Unauthorized ? failure.Reason : null;
        }
        catch (OperationCanceledException)
        {
            return FailureReason.Timeout;
        }
    }

    private static async Task<bool?> IsPresentAsync(ModelProvider provider, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(ListTime, provider.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var models = await provider.ListModelsAsync(either.Token).ConfigureAwait(false);
            return models?.Any(model => model.Equals(provider.Model, StringComparison.OrdinalIgnoreCase) || model.Equals(provider.Model + ":latest", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception any) when (any is ProviderException || (any is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
