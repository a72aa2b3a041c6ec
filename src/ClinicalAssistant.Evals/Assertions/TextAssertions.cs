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
            var text = Plain(run.Answer.Text);
            var missing = wanted.Where(part => !text.Contains(Plain(part), StringComparison.OrdinalIgnoreCase)).ToList();
            return AssertionVerdict.Of(missing.Count == 0, () => $"not in the answer: {string.Join("; ", missing)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> NotContains(SuiteNode node, AssertionSubjects subjects)
    {
        var unwanted = node.Texts("'not_contains'");
        return run =>
        {
            var text = Plain(run.Answer.Text);
            var there = unwanted.Where(part => text.Contains(Plain(part), StringComparison.OrdinalIgnoreCase)).ToList();
            return AssertionVerdict.Of(there.Count == 0, () => $"in the answer: {string.Join("; ", there)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> Matches(SuiteNode node, AssertionSubjects subjects)
    {
        Regex pattern;
        try
        {
            pattern = new Regex(node.Text("'regex'"), RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (ArgumentException fault)
        {
            throw node.Fault($"'regex' is not a regular expression ({fault.Message.TrimEnd('.')}).");
        }

        return run =>
        {
            try
            {
                return AssertionVerdict.Of(pattern.IsMatch(run.Answer.Text), () => $"no match for {pattern}");
            }
            catch (RegexMatchTimeoutException)
            {
                return new AssertionVerdict(false, $"{pattern} took longer than a second on this answer; make it simpler");
            }
        };
    }

    public static Func<CaseRun, AssertionVerdict> EqualTo(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Text("'equals'");
        return run => AssertionVerdict.Of(Plain(run.Answer.Text).Equals(Plain(wanted), StringComparison.OrdinalIgnoreCase), () => "the answer is another text");
    }

    private static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
