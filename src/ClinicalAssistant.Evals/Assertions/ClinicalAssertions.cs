using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over the task and over what the clinical engines found.</summary>
internal static class ClinicalAssertions
{
    public static Func<CaseRun, AssertionVerdict> Task(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'task'");
        if (wanted.FirstOrDefault(task => !subjects.Tasks.Contains(task)) is { } unknown)
            throw node.Fault($"there is no task '{unknown}'. Tasks: {string.Join(", ", subjects.Tasks)}.");
        return run => AssertionVerdict.Of(wanted.Contains(run.Answer.Task), () => $"expected {string.Join(" or ", wanted)}, taken as {run.Answer.Task}");
    }

    /// <summary><c>present</c> and <c>excluded</c>: ids or labels of findings that the question holds so.</summary>
    public static Func<CaseRun, AssertionVerdict> Findings(SuiteNode node, AssertionSubjects subjects)
    {
        node.Only("'findings'", "present", "excluded");
        var present = Ids(node.Find("present"), subjects);
        var excluded = Ids(node.Find("excluded"), subjects);
        return run =>
        {
            var found = subjects.Recogniser.Recognise(run.Case.Question).Findings;
            var missing = present.Where(id => !found.Any(finding => finding.Id == id && finding.Status == FindingStatus.Observed)).Select(id => Label(id, subjects))
                .Concat(excluded.Where(id => !found.Any(finding => finding.Id == id && finding.Status == FindingStatus.Excluded)).Select(id => "no " + Label(id, subjects)))
                .ToList();
            return AssertionVerdict.Of(missing.Count == 0, () => $"not recognised: {string.Join("; ", missing)}");
        };
    }

    /// <summary><c>any</c>, <c>all</c> or <c>none</c> of some conditions (ids) within the first <c>top</c>.</summary>
    public static Func<CaseRun, AssertionVerdict> Ranking(SuiteNode node, AssertionSubjects subjects)
    {
        node.Only("'ranking'", "any", "all", "none", "top");
        var top = node.Find("top")?.Count("'top'", 1, subjects.RankedConditions) ?? subjects.RankedConditions;
        var (any, all, none) = (Conditions(node.Find("any"), subjects), Conditions(node.Find("all"), subjects), Conditions(node.Find("none"), subjects));
        if (any.Count + all.Count + none.Count == 0)
            throw node.Fault("'ranking' names no condition. Write 'any', 'all' or 'none' with ids of conditions.");
        return run =>
        {
            var ranked = run.Answer.Differential?.Ranking.Take(top).Select(condition => condition.Id).ToList() ?? [];
            var held = (any.Count == 0 || any.Any(ranked.Contains)) && all.All(ranked.Contains) && !none.Any(ranked.Contains);
            return AssertionVerdict.Of(held, () => string.Create(CultureInfo.InvariantCulture,
                $"among the first {top}: {(ranked.Count == 0 ? "nothing was ranked" : string.Join(", ", ranked))}"));
        };
    }

    /// <summary>Part of a red flag's finding; <c>any</c>, or <c>none</c>.</summary>
    public static Func<CaseRun, AssertionVerdict> RedFlag(SuiteNode node, AssertionSubjects subjects)
    {
        var wanted = node.Texts("'red_flag'");
        return run =>
        {
            var flags = run.Answer.Differential?.RedFlags.Select(flag => flag.Finding).ToList() ?? [];
            var held = wanted.All(word => word switch
            {
                "any" => flags.Count > 0,
                "none" => flags.Count == 0,
                _ => flags.Exists(flag => flag.Contains(word, StringComparison.OrdinalIgnoreCase)),
            });
            return AssertionVerdict.Of(held, () => $"red flags: {(flags.Count == 0 ? "none" : string.Join("; ", flags))}");
        };
    }

    /// <summary>A <c>calculator</c> whose result is in the evidence, with the <c>value</c> as it is shown and the <c>inputs</c> that it was given, as its steps show them.</summary>
    public static Func<CaseRun, AssertionVerdict> Calculation(SuiteNode node, AssertionSubjects subjects)
    {
        node.Only("'calculation'", "calculator", "value", "inputs");
        var place = node.Find("calculator") ?? throw node.Fault("'calculation' needs the id of a 'calculator'.");
        var calculator = subjects.Calculators.Find(place.Text("'calculator'"))
            ?? throw place.Fault($"there is no calculator '{place.Scalar}'. Calculators: {string.Join(", ", subjects.Calculators.All.Select(one => one.Id))}.");
        var value = node.Find("value")?.Text("'value'");
        var inputs = node.Find("inputs")?.Texts("'inputs'") ?? [];
        return run =>
        {
            var found = run.Answer.Evidence.FirstOrDefault(evidence => evidence.Kind == EvidenceKind.Calculation && evidence.Text.StartsWith(calculator.Name, StringComparison.Ordinal));
            return found is null
                ? new AssertionVerdict(false, $"{calculator.Id} was not calculated")
                : inputs.Where(input => !run.Answer.Evidence.Any(evidence => evidence.Kind == EvidenceKind.Calculation && evidence.Text.Contains(input, StringComparison.OrdinalIgnoreCase))).ToList() is { Count: > 0 } missing
                ? new AssertionVerdict(false, $"not among the inputs: {string.Join("; ", missing)}")
                : AssertionVerdict.Of(value is null || found.Text.StartsWith($"{calculator.Name}. Result: {value}", StringComparison.OrdinalIgnoreCase), () => $"expected {value}, calculated {string.Join(". ", found.Text.Split(". ").Take(2))}");
        };
    }

    private static List<string> Conditions(SuiteNode? node, AssertionSubjects subjects) => node is null
        ? []
        : [.. node.Texts("a condition").Select(id => subjects.Knowledge.Conditions.ContainsKey(id) ? id : throw node.Fault($"the packs hold no condition '{id}'. 'clinical knowledge list' shows the ids."))];

    private static List<string> Ids(SuiteNode? node, AssertionSubjects subjects) => node is null
        ? []
        : [.. node.Texts("a finding").Select(word => subjects.Knowledge.Findings.ContainsKey(word)
            ? word
            : subjects.Knowledge.Findings.Values.FirstOrDefault(finding => finding.Label.Equals(word, StringComparison.OrdinalIgnoreCase))?.Id
                ?? throw node.Fault($"the packs hold no finding '{word}'. Write its id or its label."))];

    private static string Label(string id, AssertionSubjects subjects) => subjects.Knowledge.Findings[id].Label;
}
