using System.Collections;

namespace ClinicalAssistant.Knowledge;

/// <summary>The pack's references as numbers: members of groups, rules of each drug, the table of pairs.</summary>
internal sealed class MedicationIndex
{
    private readonly Dictionary<string, int[]> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BitArray> _bits = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, DrugGroup> _groups;
    private readonly ILookup<string, int> _byClass;

    public MedicationIndex(MedicationContent content)
    {
        Drugs = content.Drugs;
        IndexOf = Drugs.Select((drug, at) => (drug.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        _groups = content.Groups;
        _byClass = Drugs.Select((drug, at) => (drug.Class, at)).ToLookup(pair => pair.Class, pair => pair.at, StringComparer.Ordinal);
        foreach (var id in _groups.Keys)
            Expand(id, []);
        Pairs = new PairTable(this, content.Interactions);
        RulesOf = PatientRules(content.PatientRules);
        Duplications = [.. _groups.Values.Where(group => group.Duplication is not null)];
        Burdens = [.. content.Burdens.Select(rule => (rule, Points(rule)))];
    }

    public IReadOnlyList<DrugRecord> Drugs { get; }

    public Dictionary<string, int> IndexOf { get; }

    public PairTable Pairs { get; }

    /// <summary>The patient rules of each drug, the heaviest first.</summary>
    public PatientRule[][] RulesOf { get; }

    public IReadOnlyList<DrugGroup> Duplications { get; }

    /// <summary>Each burden with the points of each drug.</summary>
    public IReadOnlyList<(BurdenRule Rule, byte[] Points)> Burdens { get; }

    /// <summary>The drugs of a group, or the drug itself; none for an unknown id.</summary>
    public int[] Members(string id) => IndexOf.TryGetValue(id, out var drug) ? [drug] : _members.GetValueOrDefault(id) ?? [];

    /// <summary>The drugs of all these.</summary>
    public HashSet<int> Members(IEnumerable<string> ids) => [.. ids.SelectMany(Members)];

    /// <summary>Whether the drug belongs to the group.</summary>
    public bool In(string group, int drug) => _bits.TryGetValue(group, out var bits) && bits[drug];

    private int[] Expand(string id, HashSet<string> above)
    {
        if (_members.TryGetValue(id, out var known))
            return known;
        if (!_groups.TryGetValue(id, out var group) || !above.Add(id))
            return [];
        var members = new SortedSet<int>(_byClass[id]);
        foreach (var one in group.Entries.SelectMany(entry => entry.Drugs))
        {
            if (IndexOf.TryGetValue(one, out var drug))
                members.Add(drug);
            else
                members.UnionWith(Expand(one, above));
        }

        above.Remove(id);
        var bits = new BitArray(Drugs.Count);
        foreach (var drug in members)
            bits[drug] = true;
        _bits[id] = bits;
        return _members[id] = [.. members];
    }

    private PatientRule[][] PatientRules(IReadOnlyList<PatientRule> rules)
    {
        var of = new List<PatientRule>?[Drugs.Count];
        foreach (var rule in rules)
        {
            foreach (var drug in Members(rule.Drugs))
            {
                if (!rule.Except.Contains(Drugs[drug].Id))
                    (of[drug] ??= []).Add(rule);
            }
        }

        return [.. of.Select(list => list is null ? [] : list.OrderByDescending(rule => rule.Severity).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToArray())];
    }

    private byte[] Points(BurdenRule rule)
    {
        var points = new byte[Drugs.Count];
        foreach (var count in rule.Counts)
        {
            foreach (var drug in Members(count.Group))
                points[drug] = Math.Max(points[drug], (byte)count.Points);
        }

        return points;
    }
}
