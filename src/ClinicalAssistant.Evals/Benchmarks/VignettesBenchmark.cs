using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Short presentations with a diagnosis, ranked from their text alone.</summary>
internal static class VignettesBenchmark
{
    private const int Ranked = 400;
    private static readonly int[] Places = [3, 5, 10, 20];

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "vignettes", "Presentations ranked from their text alone. accuracy: the diagnosis comes first; top_N: among the first N; mrr: mean of 1/place; must_not_miss_found: of those not to be missed, among the first 10 or named under a red flag; in_pack: the pack holds it at all; accuracy_in_pack, top_10_in_pack: of those. An item is right in the first 5.", "differential", line =>
        {
            var wanted = BenchmarkLine.Texts(line, "acceptable").Append(BenchmarkLine.Text(line, "diagnosis")).ToList();
            var code = BenchmarkLine.TextOrNull(line, "icd10");
            var result = engines.Contracts.Differential(new DifferentialLine { Text = BenchmarkLine.Text(line, "text") }, Ranked);
            var place = result.Ranking.FirstOrDefault(condition => DiagnosisNames.Match(wanted, condition) || DiagnosisNames.SameCode(code, condition.Icd10cm))?.Rank;
            var known = engines.Knowledge.Conditions.Values
                .Where(condition => DiagnosisNames.Match(wanted, condition.Synonyms.Append(condition.Name)) || DiagnosisNames.SameCode(code, condition.Codes.Icd10cm))
                .Select(condition => condition.Id).ToHashSet(StringComparer.Ordinal);
            var counts = new Dictionary<string, CountRow>(StringComparer.Ordinal) { ["accuracy"] = One(place == 1) };
            foreach (var top in Places)
                counts[string.Create(CultureInfo.InvariantCulture, $"top_{top}")] = One(place <= top);
            counts["mrr"] = new CountRow(place is { } at ? 1.0 / at : 0, 1);
            counts["in_pack"] = One(known.Count > 0);
            if (known.Count > 0)
            {
                counts["accuracy_in_pack"] = One(place == 1);
                counts["top_10_in_pack"] = One(place <= 10);
            }

            var mustNotMiss = BenchmarkLine.Flag(line, "must_not_miss");
            if (mustNotMiss)
                counts["must_not_miss_found"] = One(place <= 10 || result.RedFlags.Any(flag => flag.Conditions.Any(condition => known.Contains(condition.Id))));
            return new BenchmarkItem(place <= 5, "in the first 5", Found(place, known.Count > 0))
            {
                Slices =
                [
                    BenchmarkLine.TextOrNull(line, "setting") ?? "no setting", .. Of(line, "system"), .. Of(line, "split"), .. Of(line, "register"), .. mustNotMiss ? ["must not be missed"] : Array.Empty<string>(),
                ],
                Counts = counts,
            };
        });

    private static string Found(int? place, bool known) => !known ? "not in the pack" : place is { } rank ? string.Create(CultureInfo.InvariantCulture, $"place {rank}") : "not ranked";

    private static string[] Of(System.Text.Json.JsonElement line, string field) => BenchmarkLine.TextOrNull(line, field) is { } value ? [value] : [];

    private static CountRow One(bool hit) => new(hit ? 1 : 0, 1);
}
