using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over what stands under an answer and what had to be added to it.</summary>
internal static partial class EvidenceAssertions
{
    /// <summary><c>resolve</c>: every number cited is one of the evidence; <c>present</c>: and at least one is cited; <c>none</c>: none is.</summary>
    public static Func<CaseRun, AssertionVerdict> Citations(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Text("'citations'");
        if (wanted is not ("resolve" or "present" or "none"))
            throw node.Fault("'citations' must be one of: resolve, present, none.");
        return run =>
        {
            var cited = Citation().Matches(run.Answer.Text).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
            var lost = cited.Where(number => !run.Answer.Evidence.Any(evidence => evidence.Id == number)).ToList();
            return wanted == "none"
                ? AssertionVerdict.Of(cited.Count == 0, () => $"cited: {string.Join(", ", cited)}")
                : AssertionVerdict.Of(lost.Count == 0 && (wanted == "resolve" || cited.Count > 0), () => cited.Count == 0 ? "nothing is cited" : $"no evidence has the number {string.Join(", ", lost)}");
        };
    }

    /// <summary>A kind of evidence, or <c>kind</c> with <c>contains</c> and <c>at_least</c>.</summary>
    public static Func<CaseRun, AssertionVerdict> Evidence(SuiteNode node, AssertionSubjects subjects)
    {
        if (node.Fields is not null)
            node.Only("'evidence'", "kind", "contains", "at_least");
        var place = node.Fields is null ? node : node.Find("kind") ?? throw node.Fault("'evidence' needs a 'kind'.");
        if (!Enum.TryParse<EvidenceKind>(place.Text("'kind'"), ignoreCase: true, out var kind) || place.Scalar != Words.Lower(kind))
            throw place.Fault($"there is no kind of evidence '{place.Scalar}'. Kinds: {string.Join(", ", Enum.GetValues<EvidenceKind>().Select(Words.Lower))}.");
        var parts = node.Find("contains")?.Texts("'contains'") ?? [];
        var least = node.Find("at_least")?.Count("'at_least'", 1, 1000) ?? 1;
        return run =>
        {
            var found = run.Answer.Evidence.Count(evidence => evidence.Kind == kind && parts.All(part => evidence.Text.Contains(part, StringComparison.OrdinalIgnoreCase)));
            return AssertionVerdict.Of(found >= least, () => string.Create(CultureInfo.InvariantCulture, $"{found} such pieces of evidence of kind {place.Scalar}, at least {least} expected"));
        };
    }

    public static Func<CaseRun, AssertionVerdict> NoWithheld(SuiteNode node, AssertionSubjects subjects)
    {
        if (!node.Flag("'no_withheld'"))
            throw node.Fault("'no_withheld' is written with true; leave it out otherwise.");
        return run => AssertionVerdict.Of(run.Answer.Withheld.Count == 0, () => string.Create(CultureInfo.InvariantCulture,
            $"{run.Answer.Withheld.Count} sentences withheld or marked: {string.Join("; ", run.Answer.Withheld.SelectMany(held => held.Reasons).Distinct().Take(6))}"));
    }

    /// <summary><c>true</c>: something was withheld or marked; or reasons, each of which some held sentence must have.</summary>
    public static Func<CaseRun, AssertionVerdict> Withheld(SuiteNode node, AssertionSubjects subjects)
    {
        IReadOnlyList<string> wanted = node is { Quoted: false, Scalar: "true" } ? [] : node.Texts("'withheld' (true, or reasons)");
        return run =>
        {
            var reasons = run.Answer.Withheld.SelectMany(held => held.Reasons).Distinct().ToList();
            var missing = wanted.Where(reason => !reasons.Exists(found => found.StartsWith(reason, StringComparison.Ordinal))).ToList();
            return AssertionVerdict.Of(run.Answer.Withheld.Count > 0 && missing.Count == 0, () => run.Answer.Withheld.Count == 0 ? "nothing was withheld or marked" : $"no sentence was held for {string.Join(", ", missing)}; reasons: {string.Join(", ", reasons)}");
        };
    }

    public static Func<CaseRun, AssertionVerdict> Notice(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'notice'");
        return run =>
        {
            var missing = wanted.Where(code => !run.Answer.Notices.Any(notice => notice.Code == code)).ToList();
            return AssertionVerdict.Of(missing.Count == 0, () => $"no notice {string.Join(", ", missing)}; notices: {string.Join(", ", run.Answer.Notices.Select(notice => notice.Code))}");
        };
    }

    /// <summary>Whether the answer carries the policy's disclaimer for its task and audience.</summary>
    public static Func<CaseRun, AssertionVerdict> Disclaimer(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Flag("'disclaimer'");
        return run =>
        {
            var text = subjects.Policy.DisclaimerText(run.Answer.Task, run.Case.Audience);
            var there = text is not null && run.Answer.Text.Contains(text, StringComparison.Ordinal);
            return AssertionVerdict.Of(there == wanted, () => wanted ? "the disclaimer is missing" : "there is a disclaimer");
        };
    }

    [GeneratedRegex(@"\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Citation();
}
