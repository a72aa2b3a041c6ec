using System.Collections.Concurrent;

namespace ClinicalAssistant.Evals;

/// <summary>What the cases of one run share: the pace of each provider and the cassettes.</summary>
internal sealed class RunContext(int concurrency, TimeProvider time, Cassettes? cassettes)
{
    private readonly ConcurrentDictionary<string, Pace> _paces = new(StringComparer.Ordinal);

    public Cassettes? Cassettes => cassettes;

    public Pace PaceOf(string provider) => _paces.GetOrAdd(provider, _ => new Pace(concurrency, time));
}
