using System.Globalization;
using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>Runs of a file as Markdown tables: of each label and number of callers the median of the repetitions, with the least and the most where they differ.</summary>
internal static class Table
{
    private static readonly string[] Whole = ["per_second", "p50_ms", "p95_ms", "p99_ms", "cpu_ms_a_request", "resident_mb", "failed"];
    private static readonly string[] Streamed = ["first_sentence_p50_ms", "first_sentence_p95_ms", "p50_ms", "p95_ms", "cpu_ms_a_request", "kb_a_stream", "resident_mb", "failed"];
    private static readonly string[] Other = ["ready_ms", "cpu_ms", "rest_mb", "p50_ms", "max_ms", "within_100_ms", "times"];

    public static int Print(Arguments options)
    {
        var runs = File.ReadLines(options.Text("file")).Where(static line => line.StartsWith('{')).Select(static line => JsonElement.Parse(line)).ToList();
        var loads = runs.Where(static run => run.TryGetProperty("concurrency", out _)).ToLookup(static run => run.GetProperty("stream").GetBoolean());
        Print("Whole replies", Whole, loads[false], Throughput);
        Print("Streams", Streamed, loads[true], static (_, _, _) => "");
        Print("Start, rest, leaving", Other, runs.Where(static run => !run.TryGetProperty("concurrency", out _)), static (_, _, _) => "");
        return 0;
    }

    private static void Print(string title, string[] columns, IEnumerable<JsonElement> runs, Func<IEnumerable<JsonElement>, string, int, string> ratio)
    {
        var all = runs.ToList();
        var shown = columns.Where(column => all.Exists(run => run.TryGetProperty(column, out _))).ToList();
        if (shown.Count == 0)
            return;
        Console.WriteLine($"\n{title}\n\n| target | callers | {string.Join(" | ", shown)} | {ratio(all, "", 0)} |");
        Console.WriteLine($"|---|---|{string.Concat(shown.Select(static _ => "---|"))}---|");
        foreach (var group in all.GroupBy(static run => (Label: run.GetProperty("label").GetString()!, Callers: Callers(run))))
            Console.WriteLine($"| {group.Key.Label} | {group.Key.Callers} | {string.Join(" | ", shown.Select(column => Cell(group, column)))} | {ratio(all, group.Key.Label, group.Key.Callers)} |");
    }

    /// <summary>What a target adds to the bare upstream, and its throughput in times of the gateway's with guards; without a target the column's name.</summary>
    private static string Throughput(IEnumerable<JsonElement> runs, string label, int callers)
    {
        if (label.Length == 0)
            return "added p50, ms; times portkey-guards";
        var at = runs.Where(run => Callers(run) == callers).ToLookup(static run => run.GetProperty("label").GetString());
        var parts = new List<string>();
        if (label != "direct" && at.Contains("direct"))
            parts.Add(Number(Median(at[label], "p50_ms")!.Value - Median(at["direct"], "p50_ms")!.Value));
        if (label.StartsWith("clinical", StringComparison.Ordinal) && at.Contains("portkey-guards"))
            parts.Add(Number(Median(at[label], "per_second")!.Value / Median(at["portkey-guards"], "per_second")!.Value));
        return string.Join("; ", parts);
    }

    private static int Callers(JsonElement run) => run.TryGetProperty("concurrency", out var callers) ? callers.GetInt32() : 1;

    private static string Cell(IEnumerable<JsonElement> runs, string column)
    {
        var values = Values(runs, column);
        return values.Count == 0 ? "" : values[0].Equals(values[^1]) ? Number(values[0]) : $"{Number(values[values.Count / 2])} ({Number(values[0])}..{Number(values[^1])})";
    }

    private static double? Median(IEnumerable<JsonElement> runs, string column) => Values(runs, column) is { Count: > 0 } values ? values[values.Count / 2] : null;

    private static List<double> Values(IEnumerable<JsonElement> runs, string column) =>
        [.. runs.Where(run => run.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number).Select(run => run.GetProperty(column).GetDouble()).Order()];

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
