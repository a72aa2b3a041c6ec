using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using StackExchange.Redis;

namespace ClinicalAssistant.Api.Limiting;

/// <summary>
/// Redis where it is configured and answers, else this process's own counts: a Redis that is down makes the limits local, never absent, and that is said
/// in a header, in <c>/health/ready</c> and in the log.
/// </summary>
internal sealed partial class SharedLimits : ILimitStore, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly LocalLimits _local = new();
    private readonly ConfigurationOptions? _redis;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedLimits> _logger;
    private readonly TimeSpan _lease;
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private ConnectionMultiplexer? _connection;
    private RedisLimits? _shared;
    private long? _failed;

    public SharedLimits(ServerOptions options, TimeProvider time, ILogger<SharedLimits> logger)
    {
        (_time, _logger, _lease) = (time, logger, TimeSpan.FromSeconds(options.MaxSecondsPerRequest + 30));
        if (options.Redis.Length == 0 && options.RedisFile.Length == 0)
            return;
        try
        {
            _redis = ConfigurationOptions.Parse(options.Redis.Length > 0 ? options.Redis : File.ReadAllText(options.RedisFile).Trim());
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException("Server:Redis cannot be read: write host:port, or name a readable file in Server:RedisFile.", fault);
        }

        (_redis.AbortOnConnectFail, _redis.ConnectTimeout, _redis.SyncTimeout, _redis.AsyncTimeout, _redis.ConnectRetry) = (false, 500, 500, 500, 1);
    }

    /// <summary>Null where no Redis is configured; else whether it answered last.</summary>
    public bool? IsShared => _redis is null ? null : _failed is null && _shared is not null;

    /// <summary>Whether Redis was asked and did not answer last.</summary>
    public bool IsLost => _failed is not null;

    public ValueTask<long> CountRequestAsync(string caller, DateTimeOffset now) => TryAsync(store => store.CountRequestAsync(caller, now));

    public ValueTask<bool> EnterAsync(string caller, string lease, int most, DateTimeOffset now) => TryAsync(store => store.EnterAsync(caller, lease, most, now));

    public async ValueTask LeaveAsync(string caller, string lease)
    {
        await _local.LeaveAsync(caller, lease);
        if (_redis is not null)
        {
            await TryAsync(async store =>
            {
                await store.LeaveAsync(caller, lease);
                return true;
            });
        }
    }

    public ValueTask<long> AddTokensAsync(string caller, long tokens, DateTimeOffset now) => TryAsync(store => store.AddTokensAsync(caller, tokens, now));

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connecting.Dispose();
    }

    private async ValueTask<T> TryAsync<T>(Func<ILimitStore, ValueTask<T>> use)
    {
        if (_redis is null || (_failed is { } failed && _time.GetElapsedTime(failed) < Pause))
            return await use(_local);
        try
        {
            var result = await use(await ConnectAsync());
            if (_failed is not null)
                LogBack(_logger);
            _failed = null;
            return result;
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (_failed is null)
                LogLost(_logger, fault.GetType().Name);
            _failed = _time.GetTimestamp();
            return await use(_local);
        }
    }

    private async ValueTask<ILimitStore> ConnectAsync()
    {
        if (_shared is not null)
            return _shared;
        await _connecting.WaitAsync();
        try
        {
            _connection ??= await ConnectionMultiplexer.ConnectAsync(_redis!);
            return _shared ??= new RedisLimits(_connection.GetDatabase(), _lease);
        }
        finally
        {
            _connecting.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Fault}): limits are counted by this replica alone until it does.")]
    private static partial void LogLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis answers again: limits are shared.")]
    private static partial void LogBack(ILogger logger);
}
