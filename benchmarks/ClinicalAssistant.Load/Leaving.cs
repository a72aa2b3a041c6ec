using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>How long it takes until a request upstream ends after the client of the server has left. The upstream runs in here, so both ends have one clock.</summary>
internal static class Leaving
{
    public static async Task<int> RunAsync(Arguments options)
    {
        await using var upstream = Upstream.Build(options.Number("upstream-port", 9901));
        await upstream.StartAsync();
        var times = new List<double>();
        for (var i = 0; i < Math.Clamp(options.Number("times", 20), 1, 500); i++)
        {
            var ended = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            Upstream.Left = () => ended.TrySetResult(Stopwatch.GetTimestamp());
            using var client = LoadRun.Client(options, 1);
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new StringContent(options.Text("body"), Encoding.UTF8, "application/json") };
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line && !line.Contains("content\":\"R", StringComparison.Ordinal))
            {
            }

            var left = Stopwatch.GetTimestamp();
            response.Dispose();
            var done = await Task.WhenAny(ended.Task, Task.Delay(10_000));
            times.Add(done == ended.Task ? Stopwatch.GetElapsedTime(left, await ended.Task).TotalMilliseconds : double.PositiveInfinity);
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["label"] = "leave " + options.Text("label"), ["times"] = times.Count, ["p50_ms"] = LoadRun.Quantile(times, 0.5), ["max_ms"] = Math.Round(times.Max(), 2), ["within_100_ms"] = times.Count(static time => time <= 100),
        }));
        return 0;
    }
}
