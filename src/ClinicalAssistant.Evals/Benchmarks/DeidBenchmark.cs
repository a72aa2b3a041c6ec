using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Synthetic sentences with marked identifiers, type-agnostic, by characters. TITLE, NRP and AGE are no identifiers here.</summary>
internal static class DeidBenchmark
{
    private const double Overlap = 0.7;
    private static readonly string[] NotIdentifiers = ["TITLE", "NRP", "AGE"];

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "deid", "Identifiers in synthetic sentences, whatever their type, without TITLE, NRP and AGE. recall, precision, f2 by characters; span_recall and span_precision at an overlap (IoU) of 0.7.", "de-identifier", line =>
        {
            var text = BenchmarkLine.Text(line, "text");
            var wanted = CharacterMarks.Spans(line, "spans", text).Where(span => !NotIdentifiers.Contains(span.Type)).ToList();
            var found = engines.Deidentifier.Deidentify(text).Spans.Select(span => (span.Start, span.End)).ToList();
            var wantedMarks = CharacterMarks.Of(text.Length, wanted.Select(span => (span.Start, span.End)));
            var foundMarks = CharacterMarks.Of(text.Length, found);
            var hit = wantedMarks.CountWith(foundMarks);
            var matched = wanted.Count(span => found.Exists(other => Near(span.Start, span.End, other)));
            var right = found.Count(other => wanted.Exists(span => Near(span.Start, span.End, other)));
            return new BenchmarkItem(hit == wantedMarks.Count && hit == foundMarks.Count,
                string.Create(CultureInfo.InvariantCulture, $"{wantedMarks.Count} characters"),
                string.Create(CultureInfo.InvariantCulture, $"{hit} of them, {foundMarks.Count - hit} others"))
            {
                Slices = [.. wanted.Select(span => span.Type).Distinct()],
                Counts = new Dictionary<string, CountRow>
                {
                    ["recall"] = new(hit, wantedMarks.Count),
                    ["precision"] = new(hit, foundMarks.Count),
                    ["span_recall"] = new(matched, wanted.Count),
                    ["span_precision"] = new(right, found.Count),
                },
            };
        })
    {
        Derived = value => [FScore.Of("f2", 2, value("recall"), value("precision")), FScore.Of("span_f2", 2, value("span_recall"), value("span_precision"))],
    };

    private static bool Near(int start, int end, (int Start, int End) other)
    {
        var shared = Math.Min(end, other.End) - Math.Max(start, other.Start);
        return shared > 0 && shared >= Overlap * (Math.Max(end, other.End) - Math.Min(start, other.Start));
    }
}
