using System.Globalization;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over what a search found.</summary>
internal static class HitAssertions
{
    private const int First = 3;

    /// <summary>
    /// <c>none</c>: nothing found fits, which is an answer. Else <c>contains</c>: each of these within one hit of the <c>first</c> N (3); <c>without</c>: none of these in any hit;
    /// <c>at_most</c>: how many hits hold each text of <c>contains</c>; <c>sources: resolve</c>: every hit names title, publisher, pack and version, and its quoted words stand where it says.
    /// </summary>
    public static Func<CaseRun, AssertionVerdict> Hits(SuiteNode node, AssertionSubjects subjects)
    {
        if (node.Fields is null)
        {
            if (node.Text("'hits'") != "none")
                throw node.Fault("'hits' must be none, or a map of: contains, first, without, at_most, sources.");
            return run => AssertionVerdict.Of(run.Hits.All(hit => !hit.Fits), () => $"fitting hits: {string.Join(", ", run.Hits.Where(hit => hit.Fits).Select(hit => $"{hit.Pack}/{hit.Id}"))}");
        }

        node.Only("'hits'", "contains", "first", "without", "at_most", "sources");
        var contains = node.Find("contains")?.Texts("'contains'") ?? [];
        var without = node.Find("without")?.Texts("'without'") ?? [];
        var first = node.Find("first")?.Count("'first'", 1, 10) ?? First;
        var most = node.Find("at_most")?.Count("'at_most'", 1, 10);
        if (node.Find("sources") is { } sources && sources.Text("'sources'") != "resolve")
            throw sources.Fault("'sources' is written with resolve; leave it out otherwise.");
        return run =>
        {
            var shown = run.Hits.Select(SearchAsker.Shown).ToList();
            var faults = contains.Where(text => !Holds(shown.Take(first), text)).Select(text => string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is not among the first {first}"))
                .Concat(without.Where(text => Holds(shown, text)).Select(text => $"\"{text}\" was found"))
                .Concat(contains.Where(text => shown.Count(line => line.Contains(text, StringComparison.OrdinalIgnoreCase)) > most).Select(text => $"\"{text}\" stands more than once"))
                .Concat(node.Find("sources") is null ? [] : run.Hits.Where(hit => !Resolves(hit)).Select(hit => $"{hit.Pack}/{hit.Id} has no whole source"))
                .ToList();
            return AssertionVerdict.Of(faults.Count == 0, () => $"{string.Join("; ", faults)}. Found: {string.Join(", ", run.Hits.Select(hit => $"{hit.Pack}/{hit.Id}"))}");
        };
    }

    private static bool Holds(IEnumerable<string> lines, string text) => lines.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>An estimate of the program's own pack has no source and says so; all else must have one whole.</summary>
    private static bool Resolves(PassageHit hit) =>
        hit.QuoteStart >= 0 && hit.QuoteEnd <= hit.Text.Length && hit.QuoteStart < hit.QuoteEnd
        && (hit.Source is { Title.Length: > 0, Publisher.Length: > 0, Pack.Length: > 0, Version.Length: > 0 } || hit.Origin == Core.Origin.Estimated);
}
