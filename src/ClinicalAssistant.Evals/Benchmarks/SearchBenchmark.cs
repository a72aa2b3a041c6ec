using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Questions in consumers' words whose right records are named by id (<c>evals/cases/search-own.jsonl</c>), searched over an imported pack, beside plain BM25 over the same text.</summary>
internal static class SearchBenchmark
{
    private const int Depth = 10;

    public static Benchmark Over(BenchmarkEngines engines)
    {
        var pack = SearchedPack.Of(engines, "search");
        return new Benchmark(
            "search", "Questions in consumers' words, misspelt and abbreviated; top_N: one of the right records in the first N; mrr to place 10; plain_…: BM25 over question and answer of the same pack. An item is right in the first 3.",
            $"search over {pack.Pack.Name} {pack.Pack.Manifest.Version}", line => Judge(line, pack))
        {
            RanksImportedPacks = true,
        };
    }

    private static BenchmarkItem Judge(JsonElement line, SearchedPack pack)
    {
        var (query, right) = (BenchmarkLine.Text(line, "query"), BenchmarkLine.Texts(line, "records").ToHashSet(StringComparer.Ordinal));
        var (own, plain) = (Place(pack.Ranked(query, Depth), right), Place(pack.Plain(query, Depth), right));
        return new BenchmarkItem(own is <= 3, string.Join(' ', right), own is { } place ? FormattableString.Invariant($"place {place}") : "not in the first 10")
        {
            Slices = BenchmarkLine.TextOrNull(line, "split") is { } split ? [split] : [],
            Counts = new Dictionary<string, CountRow>(BenchmarkItem.Each(("top_1", own == 1), ("top_3", own <= 3), ("top_10", own is not null), ("plain_top_1", plain == 1), ("plain_top_3", plain <= 3), ("plain_top_10", plain is not null)))
            {
                ["mrr"] = new(own is { } first ? 1.0 / first : 0, 1),
                ["plain_mrr"] = new(plain is { } second ? 1.0 / second : 0, 1),
            },
        };
    }

    private static int? Place(IReadOnlyList<string> ranked, HashSet<string> right)
    {
        for (var i = 0; i < ranked.Count; i++)
        {
            if (right.Contains(ranked[i]))
                return i + 1;
        }

        return null;
    }
}
