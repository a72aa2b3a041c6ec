using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Benchmarks;

/// <summary>How long import, opening and each query of a pack of questions take: percentiles over all queries, which the harness of means does not give.</summary>
internal static class SearchLatency
{
    private const int Rounds = 5;

    /// <summary>Imports the pairs, opens the pack, and asks every query once to warm and five times for the figures (milliseconds).</summary>
    /// <param name="pairs">JSON lines of questions with answers, as <c>clinical knowledge import questions</c> takes them.</param>
    /// <param name="queries">JSON lines with a text in <c>message</c>, <c>question</c> or <c>query</c>.</param>
    public static void Run(string pairs, string queries)
    {
        var folder = Directory.CreateTempSubdirectory("clinical-benchmarks-").FullName;
        var packs = new ImportedPacks(Path.Combine(folder, "packs"));
        Tell("import", () => new QuestionsImport(packs, TimeProvider.System).Import("asked", pairs, new PackTerms()));

        var filter = new SearchFilter { Packs = ["asked"] };
        string[] asked = [.. File.ReadLines(queries).Select(Text).Where(text => text.Length > 0)];
        using var embedded = new PassageSearch(KnowledgeBase.Load(Path.Combine(Content.Folder, "knowledge")));
        Tell("first query, the program's own words read", () => embedded.Over(packs).Search(asked[0], 10, filter));
        using var search = embedded.Over(packs);
        Tell("open, with a first query", () => search.Search(asked[0], 10, filter));
        foreach (var text in asked)
            search.Search(text, 10, filter);

        double[] times = [.. Enumerable.Range(0, Rounds).SelectMany(_ => asked).Select(text => Time(() => search.Search(text, 10, filter))).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked.Length} queries, {Rounds} rounds: p50 {At(times, 0.5):F2} ms, p95 {At(times, 0.95):F2} ms, p99 {At(times, 0.99):F2} ms"));
        Directory.Delete(folder, recursive: true);
    }

    private static string Text(string line)
    {
        using var json = JsonDocument.Parse(line);
        string[] names = ["message", "question", "query"];
        return names.Select(name => json.RootElement.TryGetProperty(name, out var text) ? text.GetString() : null).FirstOrDefault(text => text is not null) ?? "";
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static void Tell(string what, Action act) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Time(act):F0} ms"));

    private static double Time(Action act)
    {
        var from = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }
}
