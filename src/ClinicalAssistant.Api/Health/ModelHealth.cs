using ClinicalAssistant.Models;

namespace ClinicalAssistant.Api.Health;

/// <summary>
/// Which providers do not answer. They are asked in the background, all at once, for two seconds at the most and again after half a minute at the earliest, so
/// that neither a balancer that asks often nor a provider that is silent costs anything.
/// </summary>
internal sealed class ModelHealth(ModelCatalogue models, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task? _asking;
    private long _asked;
    private IReadOnlyDictionary<string, FailureReason> _silent = new Dictionary<string, FailureReason>();

    /// <summary>The providers that did not answer when they were last asked, each with the reason.</summary>
    public IReadOnlyDictionary<string, FailureReason> Silent()
    {
        lock (_lock)
        {
            if (_asking is null || (_asking.IsCompleted && time.GetElapsedTime(_asked) >= Fresh))
                (_asking, _asked) = (Task.Run(AskAsync), time.GetTimestamp());
        }

        return _silent;
    }

    private async Task AskAsync()
    {
        var answers = await Task.WhenAll(models.Providers.Select(async provider => (provider.Name, Reason: await ProviderProbe.SilenceAsync(provider, Longest))));
        _silent = answers.Where(static answer => answer.Reason is not null).ToDictionary(static answer => answer.Name, static answer => answer.Reason!.Value, StringComparer.OrdinalIgnoreCase);
    }
}
