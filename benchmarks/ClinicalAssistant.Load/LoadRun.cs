using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>A closed loop: so many callers, each sends its next request when the last is answered, or after a pause then, which bounds the rate. Whole replies or streams.</summary>
internal static class LoadRun
{
    private const int MostCallers = 2000;
    private const double MostSeconds = 120;

    public static async Task<int> RunAsync(Arguments options)
    {
        Console.WriteLine(JsonSerializer.Serialize(await MeasureAsync(options)));
        return 0;
    }

    public static async Task<Dictionary<string, object?>> MeasureAsync(Arguments options)
    {
        var callers = Math.Clamp(options.Number("concurrency", 1), 1, MostCallers);
        var (warmup, seconds) = (options.Real("warmup", 1), Math.Min(options.Real("seconds", 5), MostSeconds));
        var stream = options.Text("stream") == "true";
        var once = options.Text("once") == "true";
        var pause = Math.Clamp(options.Number("pause", 0), 0, 60_000);
        using var client = Client(options, callers);
        var body = Encoding.UTF8.GetBytes(options.Text("body"));
        var samples = new ConcurrentQueue<Sample>();
        var asked = 0;
        var clock = Stopwatch.StartNew();
        var pid = options.Number("pid", 0);
        Usage.ForgetPeak(pid);
        var before = Usage.Of(pid);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            do
            {
                var counted = once || clock.Elapsed.TotalSeconds >= warmup;
                var sample = await SendAsync(client, options.Url, body, stream);
                Interlocked.Increment(ref asked);
                if (counted)
                    samples.Enqueue(sample);
                if (pause > 0)
                    await Task.Delay(pause);
            }
            while (!once && clock.Elapsed.TotalSeconds < warmup + seconds);
        })));
        var took = once ? clock.Elapsed.TotalSeconds : clock.Elapsed.TotalSeconds - warmup;
        var after = Usage.Of(pid);
        var ok = samples.Where(static sample => sample.Ok).ToList();
        var result = new Dictionary<string, object?>
        {
            ["label"] = options.Text("label"), ["concurrency"] = callers, ["stream"] = stream, ["requests"] = ok.Count, ["failed"] = samples.Count - ok.Count,
            ["per_second"] = Math.Round(ok.Count / took, 1),
            ["p50_ms"] = Quantile(ok.Select(static sample => sample.Total), 0.5), ["p95_ms"] = Quantile(ok.Select(static sample => sample.Total), 0.95), ["p99_ms"] = Quantile(ok.Select(static sample => sample.Total), 0.99),
        };
        if (stream)
        {
            result["first_text_p50_ms"] = Quantile(ok.Select(static sample => sample.FirstText), 0.5);
            result["first_text_p95_ms"] = Quantile(ok.Select(static sample => sample.FirstText), 0.95);
            result["first_sentence_p50_ms"] = Quantile(ok.Select(static sample => sample.FirstSentence), 0.5);
            result["first_sentence_p95_ms"] = Quantile(ok.Select(static sample => sample.FirstSentence), 0.95);
            result["chunks"] = ok.Count == 0 ? 0 : ok.Min(static sample => sample.Chunks);
        }

        if (pid > 0)
        {
            // All requests that the processor worked for, those of the warm-up too.
            (result["cpu_ms_a_request"], result["resident_mb"]) = (asked == 0 ? 0 : Math.Round((after.Cpu - before.Cpu) * 1000 / asked, 3), after.Resident);
            if (once)
                result["kb_a_stream"] = Math.Round((after.Peak - before.Resident) * 1024 / callers, 1);
        }

        return result;
    }

    public static HttpClient Client(Arguments options, int callers)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = callers, UseProxy = false, ResponseDrainTimeout = TimeSpan.Zero, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { Timeout = TimeSpan.FromSeconds(60) };
        foreach (var header in options.All("header"))
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            client.DefaultRequestHeaders.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return client;
    }

    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)], 2);
    }

    private static async Task<Sample> SendAsync(HttpClient client, Uri url, byte[] body, bool stream)
    {
        var started = Stopwatch.GetTimestamp();
        var sample = new Sample();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.SendAsync(request, stream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
            sample.Ok = response.IsSuccessStatusCode;
            if (stream)
                sample.Ok &= await ReadAsync(response, sample, started);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            sample.Ok = false;
        }

        sample.Total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return sample;
    }

    /// <summary>Reads a stream to its end mark, and notes the first text and the end of the first sentence.</summary>
    private static async Task<bool> ReadAsync(HttpResponseMessage response, Sample sample, long started)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(), Encoding.UTF8, false, 1024);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == "data: [DONE]")
                return true;
            var at = line.IndexOf("\"content\":\"", StringComparison.Ordinal);
            if (at < 0 || line[at + 11] == '"')
                continue;
            sample.Chunks++;
            if (sample.FirstText == 0)
                sample.FirstText = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (sample.FirstSentence == 0 && line.IndexOf('.', at) > 0)
                sample.FirstSentence = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return false;
    }

    private sealed class Sample
    {
        public bool Ok { get; set; }

        public double Total { get; set; }

        public double FirstText { get; set; }

        public double FirstSentence { get; set; }

        public int Chunks { get; set; }
    }
}
