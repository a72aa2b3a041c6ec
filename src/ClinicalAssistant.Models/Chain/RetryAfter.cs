using System.Globalization;
using System.Net.Http.Headers;

namespace ClinicalAssistant.Models;

/// <summary>When a server wants to be asked again: <c>Retry-After</c> in seconds or as an HTTP date, or Azure's <c>retry-after-ms</c>.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and <= int.MaxValue)
            return TimeSpan.FromMilliseconds(milliseconds);
        if (headers.RetryAfter?.Delta is { } delta)
            return delta;
        return headers.RetryAfter?.Date is { } date ? TimeSpan.FromTicks(Math.Max(0, (date - now).Ticks)) : null;
    }
}
