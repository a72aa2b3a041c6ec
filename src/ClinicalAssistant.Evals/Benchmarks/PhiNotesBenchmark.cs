using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Clinical notes with identifiers of the Safe Harbor classes, and traps that look like identifiers and are not.</summary>
internal static class PhiNotesBenchmark
{
    public static Benchmark Over(BenchmarkEngines engines) => new(
        "phi-notes", "Identifiers in clinical notes. recall and precision by characters; traps_touched: share of traps of which any character was taken; recall_TYPE by class.", "de-identifier", line =>
        {
            var text = BenchmarkLine.Text(line, "text");
            var wanted = CharacterMarks.Spans(line, "spans", text);
            var traps = CharacterMarks.Spans(line, "traps", text);
            var ignored = CharacterMarks.Of(text.Length, CharacterMarks.Spans(line, "ignore", text).Select(span => (span.Start, span.End)));
            var wantedMarks = CharacterMarks.Of(text.Length, wanted.Select(span => (span.Start, span.End)));
            var foundMarks = CharacterMarks.Of(text.Length, engines.Deidentifier.Deidentify(text).Spans.Select(span => (span.Start, span.End)));
            var hit = wantedMarks.CountWith(foundMarks);
            var scored = foundMarks.CountWithout(ignored);
            var touched = traps.Count(trap => foundMarks.Touches((trap.Start, trap.End)));
            var counts = new Dictionary<string, CountRow>
            {
                ["recall"] = new(hit, wantedMarks.Count),
                ["precision"] = new(Math.Min(hit, scored), scored),
                ["traps_touched"] = new(touched, traps.Count),
            };
            foreach (var type in wanted.GroupBy(span => span.Type))
            {
                var marks = CharacterMarks.Of(text.Length, type.Select(span => (span.Start, span.End)));
                counts[$"recall_{type.Key}"] = new(marks.CountWith(foundMarks), marks.Count);
            }

            return new BenchmarkItem(hit == wantedMarks.Count && hit == scored && touched == 0,
                string.Create(CultureInfo.InvariantCulture, $"{wantedMarks.Count} characters"),
                string.Create(CultureInfo.InvariantCulture, $"{hit} of them, {scored - hit} others, {touched} traps"))
            {
                Slices = [BenchmarkLine.TextOrNull(line, "format") ?? "no format"],
                Counts = counts,
            };
        })
    {
        Derived = value => [FScore.Of("f2", 2, value("recall"), value("precision"))],
    };
}
