namespace ClinicalAssistant.Api.Limiting;

/// <summary>Counts in this process.</summary>
internal sealed class LocalLimits : ILimitStore
{
    private const int MostCallers = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Use> _uses = new(StringComparer.Ordinal);

    public ValueTask<long> CountRequestAsync(string caller, DateTimeOffset now)
    {
        lock (_lock)
        {
            var use = Of(caller);
            var minute = now.ToUnixTimeSeconds() / 60;
            if (use.Minute != minute)
                (use.Minute, use.Requests) = (minute, 0);
            return ValueTask.FromResult(++use.Requests);
        }
    }

    public ValueTask<bool> EnterAsync(string caller, string lease, int most, DateTimeOffset now)
    {
        lock (_lock)
        {
            var use = Of(caller);
            if (use.Leases.Count >= most)
                return ValueTask.FromResult(false);
            use.Leases.Add(lease);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask LeaveAsync(string caller, string lease)
    {
        lock (_lock)
            Of(caller).Leases.Remove(lease);
        return ValueTask.CompletedTask;
    }

    public ValueTask<long> AddTokensAsync(string caller, long tokens, DateTimeOffset now)
    {
        lock (_lock)
        {
            var use = Of(caller);
            var day = now.ToUnixTimeSeconds() / 86_400;
            if (use.Day != day)
                (use.Day, use.Tokens) = (day, 0);
            return ValueTask.FromResult(use.Tokens += tokens);
        }
    }

    private Use Of(string caller)
    {
        if (_uses.TryGetValue(caller, out var use))
            return use;
        if (_uses.Count >= MostCallers)
        {
            foreach (var idle in _uses.Where(static pair => pair.Value.Leases.Count == 0).Select(static pair => pair.Key).ToList())
                _uses.Remove(idle);
        }

        return _uses[caller] = new Use();
    }

    private sealed class Use
    {
        public long Minute { get; set; }

        public long Requests { get; set; }

        public long Day { get; set; }

        public long Tokens { get; set; }

        public HashSet<string> Leases { get; } = [];
    }
}
