namespace ClinicalAssistant.Knowledge;

/// <summary>Names that mean the same as one in a question: synonyms of conditions, findings and medicines, consumer words, abbreviations. Made at first use.</summary>
internal sealed class SameWords
{
    private const int MostOthers = 6;

    private readonly Dictionary<string, List<IReadOnlyList<string>>> _groups = new(StringComparer.Ordinal);

    public SameWords(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            if (group.Count < 2)
                continue;
            foreach (var name in group)
            {
                if (KeyOf(name) is not { Length: > 0 } key)
                    continue;
                if (!_groups.TryGetValue(key, out var known))
                    _groups[key] = known = [];
                known.Add(group);
            }
        }
    }

    /// <summary>The groups that a pack's records make, and those of <c>knowledge/retrieval</c> before them.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(KnowledgeBase pack)
    {
        foreach (var group in QueryContent.SameWords)
            yield return group;
        foreach (var condition in pack.Conditions.Values)
            yield return [condition.Name, .. condition.Synonyms];
        foreach (var finding in pack.Findings.Values)
            yield return [finding.Label, .. finding.Synonyms, .. finding.Lay];
    }

    /// <summary>Other names of what the key names, in a stable order.</summary>
    public IEnumerable<string> Others(string key) => _groups.TryGetValue(key, out var groups)
        ? groups.SelectMany(group => group.Take(MostOthers)).Where(name => KeyOf(name) != key).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostOthers)
        : [];

    public static string KeyOf(string name)
    {
        var words = PassageAnalyzer.Read(name).Where(token => !QueryContent.IsStop(token.Word)).ToList();
        return words.Count is 0 or > NameKeys.MostWords ? "" : NameKeys.Key(words.Select(word => word.Stem));
    }
}
