using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over how an answer reads: refusal, language, reading grade, length.</summary>
internal static partial class ReadingAssertions
{
    /// <summary>Whether the pipeline refused; without the pipeline, whether the text opens as a refusal does.</summary>
    public static Func<CaseRun, AssertionVerdict> Refusal(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Flag("'refusal'");
        return run => AssertionVerdict.Of(IsRefusal(run) == wanted, () => wanted ? "the answer is no refusal" : "the answer is a refusal");
    }

    public static bool IsRefusal(CaseRun run) => run.Record is { } record ? record.Outcome == Outcome.Refused : Refuses().IsMatch(run.Text[..Math.Min(run.Text.Length, 400)]);

    public static Func<CaseRun, AssertionVerdict> Language(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'language'");
        if (wanted.FirstOrDefault(code => !LanguageOf.Known.Contains(code)) is { } unknown)
            throw node.Fault($"'language' does not know '{unknown}'. Codes: {string.Join(", ", LanguageOf.Known)}.");
        return run =>
        {
            var found = LanguageOf.Of(run.Text);
            return AssertionVerdict.Of(found is not null && wanted.Contains(found), () => $"expected {string.Join(" or ", wanted)}, found {found ?? "no language that stands out"}");
        };
    }

    /// <summary><c>at_most</c> and <c>at_least</c>: Flesch-Kincaid grades; a number alone is <c>at_most</c>.</summary>
    public static Func<CaseRun, AssertionVerdict> Grade(SuiteNode node, AssertionSubjects subjects) => Between(node, "'reading_grade'", run => ReadingGrade.Of(run.Text, [])?.FleschKincaid, "grade");

    /// <summary><c>at_most</c> and <c>at_least</c> words; a number alone is <c>at_most</c>.</summary>
    public static Func<CaseRun, AssertionVerdict> Words(SuiteNode node, AssertionSubjects subjects) =>
        Between(node, "'words'", run => run.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, "words");

    private static Func<CaseRun, AssertionVerdict> Between(SuiteNode node, string what, Func<CaseRun, double?> measure, string unit)
    {
        if (node.Fields is not null)
            node.Only(what, "at_most", "at_least");
        var most = node.Fields is null ? node.Number(what) : node.Find("at_most")?.Number("'at_most'");
        var least = node.Find("at_least")?.Number("'at_least'");
        if (most is null && least is null)
            throw node.Fault($"{what} needs 'at_most' or 'at_least'.");
        return run => measure(run) is { } value
            ? AssertionVerdict.Of((most is null || value <= most) && (least is null || value >= least), () => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {unit}; allowed {(least is null ? "" : $"from {least} ")}{(most is null ? "" : $"to {most}")}"))
            : new AssertionVerdict(false, "there are no words");
    }

    [GeneratedRegex(@"\b(I(['’]m| am)? ?(can(no|['’])t|cannot|won['’]t|will not|am unable|am not able|['’]m unable|must decline|have to decline)|unable to (help|assist|provide|comply)|(sorry|apologi[sz]e)[^.]{0,60}\b(can(no|['’])t|cannot|unable|not able))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refuses();
}
