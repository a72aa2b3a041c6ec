using System.Collections.Frozen;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Tells whether two names mean one diagnosis: the same words after spelling (British, American), plural and qualifiers are evened out, or the
/// pack's name of at least two words wholly within a more specific one. Strict rather than clever: it leaves doubtful pairs unmatched.
/// </summary>
internal static class DiagnosisNames
{
    private static readonly FrozenSet<string> Passed = FrozenSet.Create(StringComparer.Ordinal,
        "acute", "the", "of", "a", "an", "due", "to", "with", "and", "in", "by", "secondary", "disease", "syndrome", "disorder", "primary", "left", "right");

    public static bool Match(IEnumerable<string> wanted, RankedJson condition) => Match(wanted, condition.Synonyms.Append(condition.Name));

    public static bool Match(IEnumerable<string> wanted, IEnumerable<string> names)
    {
        var sets = names.Select(Stems).Where(set => set.Count > 0).ToList();
        return wanted.Select(Stems).Where(set => set.Count > 0).Any(gold => sets.Exists(set => set.SetEquals(gold) || (set.Count > 1 && set.IsSubsetOf(gold))));
    }

    public static bool SameCode(string? wanted, IEnumerable<string>? codes) => wanted is { Length: >= 3 } code
        && codes?.Any(other => other.Length >= 3 && (code.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(code, StringComparison.OrdinalIgnoreCase))) == true;

    private static HashSet<string> Stems(string name)
    {
        var even = name.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)
            .Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal).Replace("our", "or", StringComparison.Ordinal);
        var words = even.Split([.. even.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => !Passed.Contains(word)).Select(word => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u') ? word[..^1] : word)];
    }
}
