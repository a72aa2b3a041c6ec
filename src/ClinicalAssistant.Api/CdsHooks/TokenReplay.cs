using System.Collections.Concurrent;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Remembers the ids of tokens until these expire, so that none is used twice. Of this process alone.</summary>
internal sealed class TokenReplay(TimeProvider time)
{
    private const int Sweep = 10_000;
    private const int Most = 500_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private int _next = Sweep;

    /// <summary>False where the token was seen before, or where no more can be remembered.</summary>
    public bool IsFirst(string issuer, string id, DateTimeOffset expires)
    {
        if (_seen.Count >= _next)
            Forget();
        return _seen.Count < Most && _seen.TryAdd(issuer + '\n' + id, expires);
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, expires) in _seen)
        {
            if (expires < now)
                _seen.TryRemove(key, out _);
        }

        _next = _seen.Count + Sweep;
    }
}
