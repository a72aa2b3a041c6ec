using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Annotated notes: every finding's place and status. A finding counts as found where a recognised one of the same status overlaps it; what is recognised where nothing
/// is annotated, or where a relative's, a past or a hypothetical finding stands (status <c>other</c>), is one too many. Which concept a place was read as is not judged.
/// </summary>
internal static class FindingsBenchmark
{
    private const string Other = "other";

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "findings", "Annotated findings by place and status. recall, precision, f1; negation_accuracy: of the excluded ones found, those found excluded; not_of_this_patient: findings of relatives, past and hypothetical ones left out.", "findings recogniser", line =>
        {
            var text = BenchmarkLine.Text(line, "text");
            var wanted = BenchmarkLine.List(line, "findings").Select(Read).ToList();
            var found = engines.Findings.Recognise(text).Findings;
            var (stated, others) = (wanted.Where(one => one.Status != Other).ToList(), wanted.Where(one => one.Status == Other).ToList());
            var hits = stated.Count(one => found.Any(finding => Overlaps(finding, one) && Wire(finding) == one.Status));
            var extra = found.Count(finding => !stated.Exists(one => Overlaps(finding, one)));
            var negated = stated.Where(one => one.Status == "excluded" && found.Any(finding => Overlaps(finding, one))).ToList();
            return new BenchmarkItem(hits == stated.Count && extra == 0, Count(stated.Count, "findings"), string.Create(CultureInfo.InvariantCulture, $"{hits} of them, {extra} others"))
            {
                Slices = BenchmarkLine.TextOrNull(line, "split") is { } split ? [split] : [],
                Counts = new Dictionary<string, CountRow>
                {
                    ["recall"] = new(hits, stated.Count),
                    ["precision"] = new(hits, hits + extra),
                    ["negation_accuracy"] = new(negated.Count(one => found.Any(finding => Overlaps(finding, one) && finding.Status == FindingStatus.Excluded)), negated.Count),
                    ["not_of_this_patient"] = new(others.Count(one => !found.Any(finding => Overlaps(finding, one))), others.Count),
                },
            };
        })
    {
        Derived = value => [FScore.Of("f1", 1, value("recall"), value("precision"))],
    };

    private static (int Start, int End, string Status) Read(JsonElement one)
    {
        if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("start", out var start) || !start.TryGetInt32(out var from) || !one.TryGetProperty("end", out var end) || !end.TryGetInt32(out var to) || to <= from)
            throw new WrongInputException("Field 'findings': each needs start, end (end after start) and status.");
        return (from, to, BenchmarkLine.Choice(one, "status", "observed", "excluded", Other));
    }

    private static bool Overlaps(Finding finding, (int Start, int End, string Status) one) => finding.Start < one.End && one.Start < finding.End;

    private static string Wire(Finding finding) => finding.Status == FindingStatus.Observed ? "observed" : "excluded";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
}
