using System.Diagnostics;
using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>Load for a long time, and whether memory grows: the resident size of the last third against that of the middle third, once a second.</summary>
internal static class Soak
{
    private const double MostGrowth = 1.25, AlwaysAllowedMb = 60;

    public static async Task<int> RunAsync(Arguments options)
    {
        var minutes = Math.Clamp(options.Real("minutes", 2), 0.1, 240);
        var pid = options.Number("pid", 0);
        var sizes = new List<double>();
        var byMinute = new List<double>();
        var clock = Stopwatch.StartNew();
        var (requests, failed) = (0L, 0L);
        while (clock.Elapsed.TotalMinutes < minutes)
        {
            var run = await LoadRun.MeasureAsync(options);
            requests += Convert.ToInt64(run["requests"], System.Globalization.CultureInfo.InvariantCulture);
            failed += Convert.ToInt64(run["failed"], System.Globalization.CultureInfo.InvariantCulture);
            sizes.Add(Usage.Of(pid).Resident);
            if (clock.Elapsed.TotalMinutes >= byMinute.Count)
                byMinute.Add(sizes[^1]);
        }

        var (middle, last) = (sizes.Skip(sizes.Count / 3).Take(Math.Max(1, sizes.Count / 3)).Average(), sizes.Skip(sizes.Count * 2 / 3).Average());
        var holds = failed == 0 && last <= middle * MostGrowth + AlwaysAllowedMb;
        Console.WriteLine(JsonSerializer.Serialize(new { label = "soak", minutes, requests, failed, first_mb = sizes[0], middle_mb = Math.Round(middle, 1), last_mb = Math.Round(last, 1), most_mb = sizes.Max(), by_minute_mb = byMinute, holds }));
        return holds ? 0 : 1;
    }
}
