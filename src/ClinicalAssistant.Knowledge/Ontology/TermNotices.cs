namespace ClinicalAssistant.Knowledge;

/// <summary>What an import has to say of terms that the ontology no longer has, or does not have yet.</summary>
internal static class TermNotices
{
    private const int Named = 5;

    public static IEnumerable<string> Of(IReadOnlyList<string> ids, PhenotypeOntology ontology)
    {
        if (ontology.Count == 0)
        {
            yield return "No ontology is imported yet: terms match by their ids alone until one is. Import it, then import this again to calibrate with it.";
            yield break;
        }

        var states = ids.Select(id => (Id: id, ontology.Resolve(id).State)).OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        var version = ontology.Manifest?.Version;
        if (Those(states, TermState.Merged, TermState.Replaced) is { Count: > 0 } old)
            yield return FormattableString.Invariant($"{old.Count} terms have another id in the ontology ({version}) and count as that one: {Some(old)}.");
        if (Those(states, TermState.Obsolete) is { Count: > 0 } gone)
            yield return FormattableString.Invariant($"{gone.Count} terms are obsolete in the ontology ({version}) without replacement and match by their ids alone: {Some(gone)}.");
        if (Those(states, TermState.Unknown) is { Count: > 0 } unknown)
            yield return FormattableString.Invariant($"{unknown.Count} terms are not in the ontology ({version}), which may be older, and match by their ids alone: {Some(unknown)}.");
    }

    private static List<string> Those(List<(string Id, TermState State)> states, params TermState[] wanted) =>
        [.. states.Where(one => wanted.Contains(one.State)).Select(one => one.Id)];

    private static string Some(List<string> ids) => string.Join(", ", ids.Take(Named)) + (ids.Count > Named ? " \u2026" : "");
}
