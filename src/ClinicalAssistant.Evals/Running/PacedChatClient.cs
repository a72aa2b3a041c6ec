using System.Runtime.CompilerServices;
using ClinicalAssistant.Models;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Asks a provider at the pace of the run, asks again what it turned away for its rate, and gives each sample of a case a seed of its own, so that
/// repeats are independent.
/// </summary>
internal sealed class PacedChatClient(IChatClient inner, string provider) : DelegatingChatClient(inner)
{
    private const int MostAttempts = 8;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (CaseContext.Current is not { } context)
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var pace = context.Run.PaceOf(provider);
        for (var attempt = 1; ; attempt++)
        {
            await context.EnterAsync(pace, cancellationToken).ConfigureAwait(false);
            try
            {
                var response = await base.GetResponseAsync(messages, Sampled(options, context.Sample), cancellationToken).ConfigureAwait(false);
                pace.Worked();
                return response;
            }
            catch (ProviderException fault) when (IsLimit(fault, pace) && attempt < MostAttempts)
            {
                pace.Limited(fault.RetryAfter);
            }
            finally
            {
                context.Run.Leave(pace);
            }
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (CaseContext.Current is not { } context)
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
                yield return update;
            yield break;
        }

        var pace = context.Run.PaceOf(provider);
        var list = messages.ToList();
        for (var attempt = 1; ; attempt++)
        {
            await context.EnterAsync(pace, cancellationToken).ConfigureAwait(false);
            var updates = base.GetStreamingResponseAsync(list, Sampled(options, context.Sample), cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                if (await FirstAsync(updates, pace, attempt).ConfigureAwait(false) is not { } begun)
                    continue;
                while (begun)
                {
                    yield return updates.Current;
                    begun = await updates.MoveNextAsync().ConfigureAwait(false);
                }

                yield break;
            }
            finally
            {
                await updates.DisposeAsync().ConfigureAwait(false);
                context.Run.Leave(pace);
            }
        }
    }

    /// <summary>Whether there is a first update; null where the provider turned the call away and it is to be tried again.</summary>
    private static async ValueTask<bool?> FirstAsync(IAsyncEnumerator<ChatResponseUpdate> updates, Pace pace, int attempt)
    {
        try
        {
            var begun = await updates.MoveNextAsync().ConfigureAwait(false);
            pace.Worked();
            return begun;
        }
        catch (ProviderException fault) when (IsLimit(fault, pace) && attempt < MostAttempts)
        {
            pace.Limited(fault.RetryAfter);
            return null;
        }
    }

    /// <summary>Whether to ask again later. A provider that never answered is not waited for: it is down or misnamed, and every case says so at once.</summary>
    private static bool IsLimit(ProviderException fault, Pace pace) => fault is { Reason: FailureReason.RateLimited, IsTransient: true } || (fault.Reason == FailureReason.CircuitOpen && pace.HasWorked);

    private static ChatOptions? Sampled(ChatOptions? options, int sample)
    {
        if (sample <= 1 || options?.Seed is not { } seed)
            return options;
        var own = options.Clone();
        own.Seed = seed + sample - 1;
        return own;
    }
}
