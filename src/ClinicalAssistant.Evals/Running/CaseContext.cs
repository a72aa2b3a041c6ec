using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>The case under way, for the clients that stand between the pipeline and a provider. Flows with the call.</summary>
internal sealed class CaseContext(RunContext run, string suite, string caseId, int sample, IReadOnlyList<string> script)
{
    private static readonly AsyncLocal<CaseContext?> Flowing = new();
    private int _told;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private IReadOnlyList<ChatMessage>? _sent;
    private TimeSpan _waited;
    private long _since;
    private int _waiting;

    public static CaseContext? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public RunContext Run => run;

    public string Suite => suite;

    public string Case => caseId;

    public int Sample => sample;

    /// <summary>How long it waited so far until it might ask a model.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (_lock)
                return _waiting > 0 ? _waited + run.Clock.GetElapsedTime(_since) : _waited;
        }
    }

    /// <summary>Cassettes that were missing or made for another prompt while this case ran.</summary>
    public string? CassetteFault { get; set; }

    /// <summary>What a model was sent first, or null while nothing was.</summary>
    public IReadOnlyList<ChatMessage>? Sent => _sent;

    /// <summary>Keeps what was sent and gives the script's next reply; null where it is used up.</summary>
    public string? Next(IReadOnlyList<ChatMessage> messages)
    {
        _sent ??= messages;
        var at = Interlocked.Increment(ref _told) - 1;
        return at < script.Count ? script[at] : null;
    }

    /// <summary>How often this has now been asked within the case, from 1.</summary>
    public int Ask(string key)
    {
        lock (_lock)
            return _asked[key] = _asked.GetValueOrDefault(key) + 1;
    }

    /// <summary>Waits until a provider may be asked.</summary>
    public async ValueTask EnterAsync(Pace pace, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting++ == 0)
                _since = run.Clock.GetTimestamp();
        }

        try
        {
            await run.EnterAsync(pace, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (--_waiting == 0)
                    _waited += run.Clock.GetElapsedTime(_since);
            }
        }
    }
}
