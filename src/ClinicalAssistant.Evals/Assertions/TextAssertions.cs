using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over the words of an answer. Case and runs of white space do not count, except in <c>regex</c>.</summary>
internal static partial class TextAssertions
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static Func<CaseRun, AssertionVerdict> Contains(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'contains'");
        return run =>
        {
            var text = Plain(run.Text);
            var missing = wanted.Where(part => !Holds(text, part)).ToList();
            return AssertionVerdict.Of(missing.Count == 0, () => $"not in the answer: {string.Join("; ", missing)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> ContainsAny(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'contains_any'");
        return run =>
        {
            var text = Plain(run.Text);
            return AssertionVerdict.Of(wanted.Any(part => Holds(text, part)), () => $"none of these is in the answer: {string.Join("; ", wanted)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> NotContains(SuiteNode node, AssertionSubjects subjects)
    {
        var unwanted = node.Texts("'not_contains'");
        return run =>
        {
            var text = Plain(run.Text);
            var there = unwanted.Where(part => Holds(text, part)).ToList();
            return AssertionVerdict.Of(there.Count == 0, () => $"in the answer: {string.Join("; ", there)}");
        };
    }

    /// <summary>What an answer may not leave out: each item with its other wordings after <c>|</c>. <c>all</c> with <c>at_least</c> allows a share of omissions.</summary>
    public static Func<CaseRun, AssertionVerdict> MustMention(SuiteNode node, AssertionSubjects subjects)
    {
        if (node.Fields is not null)
            node.Only("'must_mention'", "all", "at_least");
        var list = node.Fields is null ? node : node.Find("all") ?? throw node.Fault("'must_mention' needs 'all', the list of what may not be left out.");
        var wanted = list.Texts("'must_mention'");
        var least = node.Find("at_least")?.Share("'at_least'") ?? 1;
        return run =>
        {
            var text = Plain(run.Text);
            var missing = wanted.Where(item => !item.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(part => Holds(text, part))).ToList();
            return AssertionVerdict.Scored((wanted.Count - missing.Count) / (double)wanted.Count, least, () => $"left out: {string.Join("; ", missing)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> StartsWith(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Text("'starts_with'");
        return run => AssertionVerdict.Of(Plain(run.Text).StartsWith(Plain(wanted), StringComparison.OrdinalIgnoreCase), () => $"does not start with: {wanted}");
    }

    public static Func<CaseRun, AssertionVerdict> Matches(SuiteNode node, AssertionSubjects subjects) => Matches(node, "'regex'", wanted: true);

    public static Func<CaseRun, AssertionVerdict> NotMatches(SuiteNode node, AssertionSubjects subjects) => Matches(node, "'not_regex'", wanted: false);

    public static Func<CaseRun, AssertionVerdict> EqualTo(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Text("'equals'");
        return run => AssertionVerdict.Of(Plain(run.Text).Equals(Plain(wanted), StringComparison.OrdinalIgnoreCase), () => "the answer is another text");
    }

    /// <summary>A pattern as the suite states it, checked once.</summary>
    public static Regex Pattern(SuiteNode node, string what)
    {
        try
        {
            return new Regex(node.Text(what), RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException fault)
        {
            throw node.Fault($"{what} is not a regular expression ({fault.Message.TrimEnd('.')}).");
        }
    }

    private static Func<CaseRun, AssertionVerdict> Matches(SuiteNode node, string what, bool wanted)
    {
        var pattern = Pattern(node, what);
        return run =>
        {
            try
            {
                return AssertionVerdict.Of(pattern.IsMatch(run.Text) == wanted, () => wanted ? $"no match for {pattern}" : $"a match for {pattern}");
            }
            catch (RegexMatchTimeoutException)
            {
                return new AssertionVerdict(false, $"{pattern} took longer than a second on this answer; make it simpler");
            }
        };
    }

    private static bool Holds(string plain, string part) => plain.Contains(Plain(part), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
