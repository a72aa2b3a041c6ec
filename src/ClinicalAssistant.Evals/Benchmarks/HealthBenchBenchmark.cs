using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// HealthBench in its own JSON lines: <c>prompt</c> (a conversation), <c>rubrics</c> (criterion, points, tags), <c>example_tags</c>. A judge grades every
/// criterion; the arithmetic is <see cref="RubricScore"/>. An example of which one criterion has no verdict has none either.
/// </summary>
internal static class HealthBenchBenchmark
{
    public static ModelBenchmark Of() => new(
        "healthbench", "Conversations graded by rubric. score: mean over examples of points met over positive points, clipped to 0..1; the interval is the bootstrap's.", NeedsJudge: true, Read)
    {
        Figures = Figures,
    };

    private static ModelItem Read(JsonElement line)
    {
        List<(string Role, string Text)> prompt = [.. BenchmarkLine.List(line, "prompt").Select(message => (BenchmarkLine.Choice(message, "role", "system", "user", "assistant"), BenchmarkLine.Text(message, "content")))];
        if (prompt.Count == 0)
            throw new WrongInputException("Field 'prompt' is missing, or is not a list of messages.");
        var criteria = BenchmarkLine.List(line, "rubrics").Select(rubric => new Criterion(
            BenchmarkLine.Text(rubric, "criterion"),
            rubric.TryGetProperty("points", out var points) && points.ValueKind == JsonValueKind.Number ? points.GetDouble() : throw new WrongInputException("Field 'points' of a rubric is missing, or is not a number."),
            BenchmarkLine.Texts(rubric, "tags"))).ToList();
        if (!criteria.Exists(criterion => criterion.Points > 0))
            throw new WrongInputException("Field 'rubrics' holds no criterion with positive points, so the example has no score.");
        var tags = BenchmarkLine.Texts(line, "example_tags");
        var conversation = string.Join("\n\n", prompt.Select(message => $"{message.Role}: {message.Text}"));
        return new ModelItem([prompt], (replies, judge, cancellationToken) => GradeAsync(judge!, conversation, replies[0], criteria, tags, cancellationToken));
    }

    private static async Task<(BenchmarkItem?, ScoredItem?, string?)> GradeAsync(Judge judge, string conversation, string reply, IReadOnlyList<Criterion> criteria, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var met = new List<(Criterion Criterion, bool Met)>();
        foreach (var criterion in criteria)
        {
            var (grade, fault) = await Grading.CriterionAsync(judge, conversation, reply, criterion, cancellationToken).ConfigureAwait(false);
            if (grade is null)
                return (null, null, fault);
            met.Add((criterion, grade.Met));
        }

        var scores = Scores(met, tags);
        return (new BenchmarkItem(scores.Scores[""] >= 0.5, "rubric", string.Create(CultureInfo.InvariantCulture, $"score {scores.Scores[""]:0.000}"))
        {
            Slices = tags,
            Counts = new Dictionary<string, CountRow>(StringComparer.Ordinal) { ["criteria_met"] = new(met.Count(one => one.Met == one.Criterion.Points > 0), met.Count) },
        }, scores, null);
    }

    /// <summary>The example's score, the same under each of its own tags, and a score of its own under each tag of its criteria.</summary>
    public static ScoredItem Scores(IReadOnlyCollection<(Criterion Criterion, bool Met)> met, IReadOnlyList<string> tags)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal) { [""] = RubricScore.Of(met.Select(one => (one.Criterion.Points, one.Met)))!.Value };
        foreach (var tag in tags)
            scores[tag] = scores[""];
        foreach (var tag in met.SelectMany(one => one.Criterion.Tags).Distinct())
        {
            if (RubricScore.Of(met.Where(one => one.Criterion.Tags.Contains(tag)).Select(one => (one.Criterion.Points, one.Met))) is { } score)
                scores[tag] = score;
        }

        return new ScoredItem(scores);
    }

    private static List<MetricRow> Figures(IReadOnlyList<ScoredItem> items)
    {
        var slices = items.SelectMany(item => item.Scores).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        var rows = new List<MetricRow>();
        foreach (var slice in slices)
        {
            var values = slice.ToList();
            var group = slice.Key.Length == 0 ? null : slice.Key;
            var interval = Bootstrap.Mean(values);
            rows.Add(new MetricRow("score", group, RubricScore.Mean(values), Math.Clamp(interval.Low, 0, 1), Math.Clamp(interval.High, 0, 1), null, values.Count));
            if (group is null)
                rows.Add(new MetricRow("score_bootstrap_std", null, RubricScore.BootstrapDeviation(values), null, null, null, values.Count));
        }

        return rows;
    }
}
