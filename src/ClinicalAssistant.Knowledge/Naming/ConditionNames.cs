namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Finds the conditions that a name in free words means: names, synonyms and abbreviations evened in spelling, plural, word order and usual equivalents
/// (carcinoma, cancer), else the condition that it is a form of, else those that are forms of it. Names that exclude each other (primary, secondary) never meet.
/// Safe for use by many threads.
/// </summary>
public sealed class ConditionNames
{
    /// <summary>Names that many conditions share a word with lead nowhere.</summary>
    private const int MostBroader = 6;

    /// <summary>One word that so many names hold names nothing by itself ("pneumonia" does, "fracture" does not).</summary>
    private const int MostOfOneWord = 3;

    private readonly KnowledgeBase _pack;
    private readonly (string Id, NameForm Form)[] _names;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _abbreviations = new(StringComparer.Ordinal);

    /// <summary>The names of a pack's conditions.</summary>
    public ConditionNames(KnowledgeBase pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
        var names = new List<(string, NameForm)>();
        foreach (var condition in pack.Conditions.Values)
        {
            foreach (var name in (IEnumerable<string>)[condition.Name, .. condition.Synonyms])
            {
                foreach (var form in Forms(name))
                {
                    foreach (var word in form.Telling)
                        List(_byWord, word).Add(names.Count);
                    names.Add((condition.Id, form));
                }

                if (name.Length <= 6 && name.Count(char.IsUpper) >= 2)
                    List(_abbreviations, name.ToUpperInvariant()).Add(condition.Id);
            }
        }

        _names = [.. names];
    }

    /// <summary>The conditions meant, each once, all of one kinship and the nearest one; empty where the pack has none.</summary>
    public IReadOnlyList<NamedCondition> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_abbreviations.TryGetValue(name.Trim().ToUpperInvariant(), out var ids))
            return [.. ids.Distinct().Order(StringComparer.Ordinal).Select(id => new NamedCondition(id, NameKinship.Same))];
        foreach (var kinship in Enum.GetValues<NameKinship>())
        {
            var found = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var form in Forms(name))
                found.UnionWith(Candidates(form).Where(number => Stands(form, _names[number].Form, kinship)).Select(number => _names[number].Id));
            if (found.Count > 0 && (kinship != NameKinship.Broader || found.Count <= MostBroader))
                return [.. found.Select(id => new NamedCondition(id, kinship))];
        }

        return [];
    }

    internal string NameOf(string id) => _pack.Conditions[id].Name;

    private IEnumerable<int> Candidates(NameForm form) => form.Telling.SelectMany(word => _byWord.GetValueOrDefault(word) ?? []).Distinct();

    private bool Stands(NameForm wanted, NameForm known, NameKinship kinship) => !NameWords.Differ(wanted, known) && kinship switch
    {
        NameKinship.Same => known.Telling.Count == wanted.Telling.Count && known.IsWithin(wanted),
        NameKinship.Narrower => known.Telling.Count < wanted.Telling.Count && known.IsWithin(wanted) && Names(known),
        _ => known.Telling.Count > wanted.Telling.Count && wanted.IsWithin(known) && Names(wanted),
    };

    /// <summary>Whether the words are enough to name something.</summary>
    private bool Names(NameForm form) => form.Telling.Count > 1 || (_byWord.TryGetValue(form.Telling[0], out var names) && names.Select(number => _names[number].Id).Distinct().Count() <= MostOfOneWord);

    /// <summary>"Chronic lymphocytic leukemia (CLL)" is named by the words outside the brackets, and by those inside.</summary>
    private static IEnumerable<NameForm> Forms(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = name.IndexOf(')', StringComparison.Ordinal);
        IEnumerable<string> texts = open >= 0 && close > open ? [name[..open] + name[(close + 1)..], name[(open + 1)..close], name] : [name];
        return texts.Select(NameWords.Of).Where(form => form.Telling.Count > 0);
    }

    private static List<T> List<T>(Dictionary<string, List<T>> lists, string key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
