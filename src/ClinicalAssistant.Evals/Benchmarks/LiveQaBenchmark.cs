using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Consumers' questions with judged answers, searched over an imported pack by the message and by its summary, beside plain BM25 over the same text. Judgements lie beside the
/// questions (<c>qrels.jsonl</c>); those of answers that are not in the pack are left out, and questions that then have no relevant answer are no items.
/// </summary>
internal static class LiveQaBenchmark
{
    private const int Depth = 100;
    private static readonly string[] JudgementFiles = ["qrels.jsonl.gz", "qrels.jsonl"];

    public static Benchmark Over(BenchmarkEngines engines)
    {
        var pack = SearchedPack.Of(engines, "liveqa");
        var judged = new Lazy<Dictionary<string, Dictionary<string, int>>>(() => Judgements(engines.Data));
        var values = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        return new Benchmark(
            "liveqa", "Consumers' questions with judged answers, by message and by summary; relevant is grade 3 or 4, nDCG gain is grade - 1, lists of 100, what nobody judged is not relevant. plain_…: BM25 over question and answer of the same pack; gain_…: difference of the means with a paired bootstrap interval. An item is right where the summary finds a relevant answer in the first 10.",
            $"search over {pack.Pack.Name} {pack.Pack.Manifest.Version}",
            line => Judge(line, pack, judged.Value[BenchmarkLine.Text(line, "id")], values))
        {
            RanksImportedPacks = true,
            Skips = line => !judged.Value.TryGetValue(BenchmarkLine.TextOrNull(line, "id") ?? "", out var grades) || !grades.Values.Any(grade => grade >= RankedFigures.Relevant),
            Derived = _ => Rows(values),
        };
    }

    private static BenchmarkItem Judge(JsonElement line, SearchedPack pack, Dictionary<string, int> grades, Dictionary<string, List<double>> values)
    {
        var counts = new Dictionary<string, CountRow>(StringComparer.Ordinal);
        var found = false;
        foreach (var (kind, query) in new[] { ("message", $"{BenchmarkLine.TextOrNull(line, "subject")}\n{BenchmarkLine.Text(line, "message")}".Trim()), ("summary", BenchmarkLine.Text(line, "summary")) })
        {
            var ranked = pack.Ranked(query, Depth);
            found = ranked.Take(10).Any(id => grades.GetValueOrDefault(id) >= RankedFigures.Relevant);
            foreach (var ((metric, own), (_, plain)) in RankedFigures.Of(ranked, grades).Zip(RankedFigures.Of(pack.Plain(query, Depth), grades)))
            {
                Add($"{kind}_{metric}", own);
                Add($"plain_{kind}_{metric}", plain);
                Add($"gain_{kind}_{metric}", own - plain);
            }
        }

        counts["hit_10"] = new CountRow(found ? 1 : 0, 1);
        return new BenchmarkItem(found, "a relevant answer in the first 10", found ? "found" : "not found") { Counts = counts };

        void Add(string metric, double value)
        {
            if (!values.TryGetValue(metric, out var all))
                values[metric] = all = [];
            all.Add(value);
        }
    }

    private static IReadOnlyList<MetricRow> Rows(Dictionary<string, List<double>> values) =>
    [
        .. values.OrderBy(metric => metric.Key.StartsWith("gain_", StringComparison.Ordinal) ? 2 : metric.Key.StartsWith("plain_", StringComparison.Ordinal) ? 1 : 0)
            .Select(metric => (metric.Key, Mean: metric.Value.Average(), Interval: Bootstrap.Mean(metric.Value), metric.Value.Count))
            .Select(metric => new MetricRow(metric.Key, null, metric.Mean, metric.Interval.Low, metric.Interval.High, metric.Mean * metric.Count, metric.Count)),
    ];

    private static Dictionary<string, Dictionary<string, int>> Judgements(string data)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(data))!;
        var path = JudgementFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new WrongInputException($"{data}: the judgements are missing. Put qrels.jsonl or qrels.jsonl.gz beside the questions.");
        var judged = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var line in BenchmarkData.Read(path))
        {
            using var json = JsonDocument.Parse(line);
            if (BenchmarkLine.Flag(json.RootElement, "restricted_source"))
                continue;
            var (question, answer) = (BenchmarkLine.Text(json.RootElement, "qid"), BenchmarkLine.Text(json.RootElement, "medquad_id"));
            if (!judged.TryGetValue(question, out var grades))
                judged[question] = grades = new Dictionary<string, int>(StringComparer.Ordinal);
            grades[answer] = Math.Max(grades.GetValueOrDefault(answer), json.RootElement.GetProperty("score").GetInt32());
        }

        return judged;
    }
}
