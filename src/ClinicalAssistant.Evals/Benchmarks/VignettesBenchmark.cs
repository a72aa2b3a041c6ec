using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Short presentations with a diagnosis, ranked from their text alone.</summary>
internal static class VignettesBenchmark
{
    private const int Ranked = 20;
    private static readonly int[] Places = [3, 5, 10, 20];

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "vignettes", "Presentations ranked from their text alone. accuracy: the diagnosis comes first; top_N: among the first N; in_pack: the pack holds it at all; an item is right in the first 5.", "differential", line =>
        {
            var wanted = BenchmarkLine.Texts(line, "acceptable").Append(BenchmarkLine.Text(line, "diagnosis")).ToList();
            var code = BenchmarkLine.TextOrNull(line, "icd10");
            var ranking = engines.Contracts.Differential(new DifferentialLine { Text = BenchmarkLine.Text(line, "text") }, Ranked).Ranking;
            var place = ranking.FirstOrDefault(condition => DiagnosisNames.Match(wanted, condition) || DiagnosisNames.SameCode(code, condition.Icd10cm))?.Rank;
            var inPack = engines.Knowledge.Conditions.Values.Any(condition =>
                DiagnosisNames.Match(wanted, condition.Synonyms.Append(condition.Name)) || DiagnosisNames.SameCode(code, condition.Codes.Icd10cm));
            var mustNotMiss = BenchmarkLine.Flag(line, "must_not_miss");
            return new BenchmarkItem(place <= 5, "in the first 5", place is { } rank ? string.Create(CultureInfo.InvariantCulture, $"place {rank}") : $"not in the first {Ranked.ToString(CultureInfo.InvariantCulture)}")
            {
                Slices = [BenchmarkLine.TextOrNull(line, "setting") ?? "no setting", inPack ? "in the pack" : "not in the pack", .. mustNotMiss ? ["must not be missed"] : Array.Empty<string>()],
                Counts = BenchmarkItem.Each(
                [
                    ("accuracy", place == 1),
                    .. Places.Select(top => (string.Create(CultureInfo.InvariantCulture, $"top_{top}"), place <= top)),
                    ("in_pack", inPack),
                ]),
            };
        });
}
