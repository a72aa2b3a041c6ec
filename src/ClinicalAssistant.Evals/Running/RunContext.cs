using System.Collections.Concurrent;

namespace ClinicalAssistant.Evals;

/// <summary>What the cases of one run share: how many may ask at once, the pace of each provider and the cassettes.</summary>
internal sealed class RunContext(int concurrency, TimeProvider time, Cassettes? cassettes)
{
    private readonly ConcurrentDictionary<string, Pace> _paces = new(StringComparer.Ordinal);
    private readonly Pace _all = new(concurrency, CaseTime.Under(time));

    public Cassettes? Cassettes => cassettes;

    /// <summary>The clock that waits are measured by.</summary>
    public TimeProvider Clock { get; } = CaseTime.Under(time);

    public Pace PaceOf(string provider) => _paces.GetOrAdd(provider, _ => new Pace(concurrency, Clock));

    /// <summary>
    /// Waits until a provider may be asked: at its own pace, and with no more under way than the run allows, whoever is asked. The provider's own
    /// pace comes first, so that one which takes no more holds nobody else up.
    /// </summary>
    public async ValueTask EnterAsync(Pace pace, CancellationToken cancellationToken)
    {
        await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _all.EnterAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            pace.Leave();
            throw;
        }
    }

    /// <summary>A call has ended.</summary>
    public void Leave(Pace pace)
    {
        _all.Leave();
        pace.Leave();
    }
}
