using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Replaying;

/// <summary>What a replay makes different: evidence, verdicts, text, and the versions that explain it. Positions and codes, with the words only where they are asked for.</summary>
public static class AnswerDifferences
{
    private const int Shown = 80;

    /// <summary>One line a difference; empty where the replay proves the answer.</summary>
    public static IReadOnlyList<string> Between(Answer recorded, Answer replayed) => [.. All(recorded, replayed)];

    /// <summary>Versions that are not those the answer was made with.</summary>
    public static IReadOnlyList<string> Versions(Answer recorded, Answer replayed)
    {
        var (then, now) = (recorded.Versions, replayed.Versions);
        var all = new List<string>();
        Compare("product", then.Product, now.Product);
        Compare("policy", then.Policy, now.Policy);
        foreach (var pack in then.Packs.Keys.Union(now.Packs.Keys, StringComparer.Ordinal))
            Compare("pack " + pack, then.Packs.GetValueOrDefault(pack), now.Packs.GetValueOrDefault(pack));
        Compare("prompt", then.Prompt?.ToString(), now.Prompt?.ToString());
        return all;

        void Compare(string what, string? before, string? after)
        {
            if (before != after)
                all.Add($"{what}: {before ?? "none"} then, {after ?? "none"} now");
        }
    }

    private static IEnumerable<string> All(Answer recorded, Answer replayed)
    {
        if (recorded.Outcome != replayed.Outcome)
            yield return $"outcome: {recorded.Outcome} then, {replayed.Outcome} now";
        if (recorded.Decision.Decision != replayed.Decision.Decision || recorded.Decision.Category != replayed.Decision.Category)
            yield return $"input guard: {recorded.Decision.Decision} {recorded.Decision.Category} then, {replayed.Decision.Decision} {replayed.Decision.Category} now".Replace("  ", " ", StringComparison.Ordinal);
        if (!recorded.Decision.Rules.SequenceEqual(replayed.Decision.Rules, StringComparer.Ordinal))
            yield return $"rules: {string.Join(", ", recorded.Decision.Rules)} then, {string.Join(", ", replayed.Decision.Rules)} now";
        if (recorded.Task != replayed.Task)
            yield return $"task: {recorded.Task} then, {replayed.Task} now";
        for (var i = 0; i < Math.Max(recorded.Evidence.Count, replayed.Evidence.Count); i++)
        {
            var (then, now) = (recorded.Evidence.ElementAtOrDefault(i), replayed.Evidence.ElementAtOrDefault(i));
            if (then is null || now is null)
                yield return $"evidence {i + 1}: {(then is null ? "only now" : "only then")} ({(then ?? now)!.Kind})";
            else if (then.Kind != now.Kind || then.Text != now.Text || then.Source?.Url != now.Source?.Url)
                yield return $"evidence {i + 1}: {At(then.Text, now.Text)}";
        }

        if (!recorded.Withheld.Select(Verdict).SequenceEqual(replayed.Withheld.Select(Verdict), StringComparer.Ordinal))
            yield return $"output guard: {recorded.Withheld.Count} sentences marked or withheld then, {replayed.Withheld.Count} now";
        if (recorded.Text != replayed.Text)
            yield return "text: " + At(recorded.Text, replayed.Text);
    }

    private static string Verdict(SentenceVerdict verdict) => $"{verdict.Status} {string.Join(',', verdict.Reasons)} {verdict.Text}";

    private static string At(string then, string now)
    {
        var same = then.AsSpan().CommonPrefixLength(now);
        return $"differs from character {same + 1}: \"{Cut(then, same)}\" then, \"{Cut(now, same)}\" now";
    }

    private static string Cut(string text, int from) => text.Length - from <= Shown ? text[from..] : text[from..(from + Shown)] + "…";
}
