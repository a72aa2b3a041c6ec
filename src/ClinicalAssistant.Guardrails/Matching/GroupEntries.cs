namespace ClinicalAssistant.Guardrails;

/// <summary>Which entries of a list name which term group: a text holds few of the groups, so those that it holds are looked up and not every entry tried.</summary>
internal sealed class GroupEntries
{
    private static readonly List<int> None = [];
    private readonly int[]?[] _entries;

    /// <param name="groups">The groups that each entry names, in the order of the entries.</param>
    public GroupEntries(IEnumerable<IEnumerable<int>> groups)
    {
        var named = groups.SelectMany(static (all, entry) => all.Distinct().Select(group => (Group: group, Entry: entry))).ToLookup(static pair => pair.Group, static pair => pair.Entry);
        _entries = new int[]?[named.Count == 0 ? 0 : named.Max(static entries => entries.Key) + 1];
        foreach (var entries in named)
            _entries[entries.Key] = [.. entries];
    }

    /// <summary>The entries of which the text holds a group, each once, in order. Not to be changed.</summary>
    public IReadOnlyList<int> Of(TermHits hits)
    {
        List<int>? found = null;
        foreach (var group in hits.Groups)
        {
            if (group >= _entries.Length)
                break;
            if (_entries[group] is not { } entries)
                continue;
            found ??= [];
            foreach (var entry in entries)
            {
                if (!found.Contains(entry))
                    found.Add(entry);
            }
        }

        found?.Sort();
        return found ?? None;
    }
}
