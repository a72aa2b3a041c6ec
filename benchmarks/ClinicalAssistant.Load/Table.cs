using System.Text.Json;

namespace ClinicalAssistant.Load;

/// <summary>Runs of a file as a Markdown table: the median of the repetitions of each label and number of callers.</summary>
internal static class Table
{
    private static readonly string[] Columns = ["per_second", "p50_ms", "p95_ms", "p99_ms", "first_sentence_p50_ms", "first_sentence_p95_ms", "cpu_ms_a_request", "resident_mb", "failed"];

    public static int Print(Arguments options)
    {
        var runs = File.ReadLines(options.Text("file")).Where(static line => line.StartsWith('{')).Select(static line => JsonDocument.Parse(line).RootElement).Where(static run => run.TryGetProperty("concurrency", out _));
        Console.WriteLine($"| target | callers | {string.Join(" | ", Columns)} |");
        Console.WriteLine($"|---|---|{string.Concat(Columns.Select(static _ => "---|"))}");
        foreach (var group in runs.GroupBy(static run => (run.GetProperty("stream").GetBoolean(), Label: run.GetProperty("label").GetString(), Callers: run.GetProperty("concurrency").GetInt32())))
            Console.WriteLine($"| {group.Key.Label} | {group.Key.Callers} | {string.Join(" | ", Columns.Select(column => Median(group, column)))} |");
        return 0;
    }

    private static string Median(IEnumerable<JsonElement> runs, string column)
    {
        var values = runs.Where(run => run.TryGetProperty(column, out _)).Select(run => run.GetProperty(column).GetDouble()).Order().ToList();
        return values.Count == 0 ? "" : values[values.Count / 2].ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
    }
}
