using System.Globalization;
using System.Threading.RateLimiting;
using ClinicalAssistant.Api.Faults;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Api.Telemetry;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Limiting;

/// <summary>
/// What one caller may use, and what the server takes on at once. Past it: 429 with <c>Retry-After</c>, at once and cheaply, before the body is read.
/// So many requests are worked on, so many more wait in line; the rest is told to come back.
/// </summary>
internal sealed class LimitsMiddleware : IAsyncDisposable
{
    private const string Wait = "5";

    private readonly RequestDelegate _next;
    private readonly SharedLimits _limits;
    private readonly ServerOptions _options;
    private readonly ServerMetrics _metrics;
    private readonly IdSource _ids;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ConcurrencyLimiter _places;

    public LimitsMiddleware(RequestDelegate next, SharedLimits limits, ServerOptions options, ServerMetrics metrics, IdSource ids, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        (_next, _limits, _options, _metrics, _ids, _time, _lifetime) = (next, limits, options, metrics, ids, time, lifetime);
        _places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.MaxConcurrent, QueueLimit = options.MaxQueued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (Scopes.Of(context.Request.Path) is null or Scopes.Metrics)
        {
            await _next(context);
            return;
        }

        if (_lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Response.Headers.RetryAfter = Wait;
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The server is stopping", "Ask again in some seconds; another replica may answer at once.");
            return;
        }

        using var place = await _places.AcquireAsync(1, context.RequestAborted);
        if (!place.IsAcquired)
        {
            await RefuseAsync(context, "queue", Wait, "The server is full: all places and the line before them are taken. Ask again after the time in Retry-After.");
            return;
        }

        var caller = CallerIdentity.Of(context);
        if (caller.LimitKey.Length == 0)
        {
            await _next(context);
            return;
        }

        await WithinAsync(context, caller);
    }

    public ValueTask DisposeAsync() => _places.DisposeAsync();

    private async Task WithinAsync(HttpContext context, CallerIdentity caller)
    {
        var now = _time.GetUtcNow();
        var perMinute = caller.RequestsPerMinute ?? _options.RequestsPerMinute;
        var most = caller.Concurrent ?? _options.ConcurrentPerCaller;
        var tokens = caller.TokensPerDay ?? _options.TokensPerDay;
        if (perMinute > 0 && await _limits.CountRequestAsync(caller.LimitKey, now) > perMinute)
        {
            await RefuseAsync(context, "rate", (60 - now.Second).ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"This key may send {perMinute} requests a minute. Ask again after the time in Retry-After."));
            return;
        }

        if (tokens > 0 && await _limits.AddTokensAsync(caller.LimitKey, 0, now) >= tokens)
        {
            var midnight = (int)(86_400 - now.TimeOfDay.TotalSeconds);
            await RefuseAsync(context, "tokens", midnight.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"The {tokens} model tokens that this key may use a day are used up; the day ends at midnight UTC."));
            return;
        }

        var lease = most > 0 ? _ids.Next() : "";
        if (most > 0 && !await _limits.EnterAsync(caller.LimitKey, lease, most, now))
        {
            await RefuseAsync(context, "concurrency", "1", string.Create(CultureInfo.InvariantCulture, $"This key may have {most} requests open at the same time. Wait for one to end."));
            return;
        }

        if (_limits.IsShared == false)
            context.Response.Headers["X-Limits"] = "local";
        try
        {
            await _next(context);
        }
        finally
        {
            if (most > 0)
                await _limits.LeaveAsync(caller.LimitKey, lease);
        }
    }

    private async Task RefuseAsync(HttpContext context, string limit, string seconds, string detail)
    {
        _metrics.Limited(limit);
        context.Response.Headers.RetryAfter = seconds;
        await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests", detail);
    }
}
