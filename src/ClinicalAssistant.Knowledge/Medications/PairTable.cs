using System.Runtime.InteropServices;

namespace ClinicalAssistant.Knowledge;

/// <summary>The interaction rules of every pair of drugs, worked out once: one look-up a pair.</summary>
internal sealed class PairTable
{
    private readonly int _drugs;
    private readonly ushort[] _cells;
    private readonly List<InteractionRule[]> _sets = [[]];

    public PairTable(MedicationIndex index, IReadOnlyList<InteractionRule> rules)
    {
        _drugs = index.Drugs.Count;
        _cells = new ushort[_drugs * _drugs];
        // Rules are added one after another, so that equal sets of rules meet by the set before and the rule added.
        var grown = new Dictionary<(ushort Set, int Rule), ushort>();
        for (var number = 0; number < rules.Count; number++)
        {
            var rule = rules[number];
            var (left, right) = (index.Members(rule.A), index.Members(rule.B));
            left.RemoveWhere(drug => rule.Except.Contains(index.Drugs[drug].Id));
            right.RemoveWhere(drug => rule.Except.Contains(index.Drugs[drug].Id));
            var done = new HashSet<int>();
            foreach (var a in left)
            {
                foreach (var b in right)
                {
                    if (a != b && done.Add(Math.Min(a, b) * _drugs + Math.Max(a, b)))
                        Add(a, b, rule, number, grown);
                }
            }
        }
    }

    /// <summary>The rules of a pair, the heaviest first; none where the pack has none.</summary>
    public IReadOnlyList<InteractionRule> Of(int a, int b) => _sets[_cells[a * _drugs + b]];

    /// <summary>Pairs with a rule of at least this severity.</summary>
    public int Count(AlertSeverity least)
    {
        var count = 0;
        for (var a = 0; a < _drugs; a++)
        {
            for (var b = a + 1; b < _drugs; b++)
            {
                var rules = _sets[_cells[a * _drugs + b]];
                count += rules.Length > 0 && rules[0].Severity >= least ? 1 : 0;
            }
        }

        return count;
    }

    private void Add(int a, int b, InteractionRule rule, int number, Dictionary<(ushort Set, int Rule), ushort> grown)
    {
        var cell = _cells[a * _drugs + b];
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(grown, (cell, number), out var known);
        if (!known)
        {
            set = checked((ushort)_sets.Count);
            _sets.Add([.. _sets[cell].Append(rule).OrderByDescending(one => one.Severity).ThenBy(one => one.Id, StringComparer.Ordinal)]);
        }

        _cells[a * _drugs + b] = _cells[b * _drugs + a] = set;
    }
}
