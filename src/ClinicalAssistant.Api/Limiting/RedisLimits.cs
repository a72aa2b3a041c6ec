using System.Globalization;
using StackExchange.Redis;

namespace ClinicalAssistant.Api.Limiting;

/// <summary>Counts in Redis, for all replicas together. A place that a killed replica held is free again after its lease.</summary>
internal sealed class RedisLimits(IDatabase database, TimeSpan lease) : ILimitStore
{
    private const string Enter =
        """
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
        if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
        redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
        redis.call('PEXPIRE', KEYS[1], ARGV[5])
        return 1
        """;

    private const string Count =
        """
        local n = redis.call('INCRBY', KEYS[1], ARGV[1])
        if n == tonumber(ARGV[1]) then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
        return n
        """;

    public async ValueTask<long> CountRequestAsync(string caller, DateTimeOffset now) =>
        (long)await database.ScriptEvaluateAsync(Count, [Key("minute", caller, now.ToUnixTimeSeconds() / 60)], [1, 120]);

    public async ValueTask<bool> EnterAsync(string caller, string ticket, int most, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        return (long)await database.ScriptEvaluateAsync(Enter, [$"clinical:open:{caller}"], [at, most, at + (long)lease.TotalMilliseconds, ticket, (long)lease.TotalMilliseconds]) == 1;
    }

    public async ValueTask LeaveAsync(string caller, string ticket) => await database.SortedSetRemoveAsync($"clinical:open:{caller}", ticket);

    public async ValueTask<long> AddTokensAsync(string caller, long tokens, DateTimeOffset now) =>
        (long)await database.ScriptEvaluateAsync(Count, [Key("tokens", caller, now.ToUnixTimeSeconds() / 86_400)], [tokens, 2 * 86_400]);

    private static RedisKey Key(string what, string caller, long window) => string.Create(CultureInfo.InvariantCulture, $"clinical:{what}:{caller}:{window}");
}
