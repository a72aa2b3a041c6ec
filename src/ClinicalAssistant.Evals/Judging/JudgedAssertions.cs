using System.Globalization;
using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Model-graded assertions. Without a judge, or where it fails, there is no verdict.</summary>
internal static class JudgedAssertions
{
    private static readonly AssertionVerdict NoJudge = AssertionVerdict.Unknown("no judge was named; name a provider with --judge");

    /// <summary>A criterion as text, or <c>points</c>: a list of <c>criterion</c> and <c>points</c> (negative for what should not be there), with <c>at_least</c> the share of the positive points.</summary>
    public static Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> Rubric(SuiteNode node)
    {
        if (node.Fields is null)
            return Single(node.Text("'rubric'"));
        node.Only("'rubric'", "points", "at_least");
        var criteria = Fields.Listed(Fields.Needed(node, "points")).Select(one =>
        {
            one.Only("a criterion", "criterion", "points", "tags");
            return new Criterion(Fields.Needed(one, "criterion").Text("'criterion'"), one.Find("points")?.Number("'points'") ?? 1, []);
        }).ToList();
        var least = node.Find("at_least")?.Share("'at_least'") ?? 1;
        return criteria.Exists(criterion => criterion.Points > 0)
            ? (run, cancellationToken) => Graded(run, criteria, least, cancellationToken)
            : throw node.Fault("a rubric needs a criterion with positive points, or its score has no meaning.");
    }

    /// <summary>One criterion that must be met.</summary>
    public static Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> Single(string criterion)
    {
        List<Criterion> one = [new Criterion(criterion, 1, [])];
        return (run, cancellationToken) => Graded(run, one, 1, cancellationToken);
    }

    /// <summary><c>over</c> a text: the answer is preferred in both orders (1), in one (0.5) or in none (0); <c>at_least</c> is 0.5 where not stated.</summary>
    public static Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> Prefer(SuiteNode node)
    {
        node.Only("'prefer'", "over", "at_least");
        var other = Fields.Needed(node, "over").Text("'over'");
        var least = node.Find("at_least")?.Share("'at_least'") ?? 0.5;
        return async (run, cancellationToken) =>
        {
            if (run.Judge is not { } judge)
                return NoJudge;
            var (score, fault) = await Grading.PreferAsync(judge, Conversation(run), run.Text, other, cancellationToken).ConfigureAwait(false);
            return score is { } value
                ? AssertionVerdict.Scored(value, least, () => string.Create(CultureInfo.InvariantCulture, $"preferred in {value * 2:0} of 2 orders"))
                : AssertionVerdict.Unknown(fault!);
        };
    }

    /// <summary>Share of the answer's statements of fact that its evidence (or <c>against</c>, a reference text) supports, <c>at_least</c>.</summary>
    public static Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> Claims(SuiteNode node)
    {
        node.Only("'claims'", "at_least", "against");
        var least = Fields.Needed(node, "at_least").Share("'at_least'");
        var against = node.Find("against")?.Text("'against'");
        return async (run, cancellationToken) =>
        {
            if (run.Judge is not { } judge)
                return NoJudge;
            var reference = against ?? string.Join('\n', (run.Record?.Evidence ?? []).Select(evidence => $"[{evidence.Id}] {evidence.Text}").Prepend(Conversation(run)));
            var (claims, fault) = await Grading.ClaimsAsync(judge, reference, run.Text, cancellationToken).ConfigureAwait(false);
            if (claims is null)
                return AssertionVerdict.Unknown(fault!);
            var lost = claims.Where(claim => !claim.Supported).Select(claim => claim.Text).ToList();
            return AssertionVerdict.Scored(claims.Count == 0 ? 1 : 1 - (lost.Count / (double)claims.Count), least, () => $"not supported: {string.Join("; ", lost.Take(5))}");
        };
    }

    private static async ValueTask<AssertionVerdict> Graded(CaseRun run, IReadOnlyList<Criterion> criteria, double least, CancellationToken cancellationToken)
    {
        if (run.Judge is not { } judge)
            return NoJudge;
        var met = new List<(Criterion Criterion, bool Met, string Why)>();
        foreach (var criterion in criteria)
        {
            var (grade, fault) = await Grading.CriterionAsync(judge, Conversation(run), run.Text, criterion, cancellationToken).ConfigureAwait(false);
            if (grade is null)
                return AssertionVerdict.Unknown(fault!);
            met.Add((criterion, grade.Met, grade.Why));
        }

        var score = RubricScore.Of(met.Select(one => (one.Criterion.Points, one.Met)))!.Value;
        return AssertionVerdict.Scored(score, least, () => string.Join("; ", met.Where(one => one.Met != one.Criterion.Points > 0).Select(one => $"{(one.Met ? "met" : "not met")}: {one.Criterion.Text}{(one.Why.Length > 0 ? $" ({one.Why})" : "")}").Take(5)));
    }

    private static string Conversation(CaseRun run) => string.Join('\n', run.Case.History.Select(turn => $"{turn.Speaker.ToString().ToLowerInvariant()}: {turn.Text}").Append($"user: {run.Case.Question}"));
}
