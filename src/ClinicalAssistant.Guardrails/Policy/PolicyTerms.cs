using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The named term groups and measures of a policy, compiled into one index as rules refer to them.</summary>
internal sealed class PolicyTerms
{
    private readonly Dictionary<string, PolicyNode> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PolicyNode Node, MeasureTerm Measure)> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<int> Terms, List<MeasureTerm> Measures)> _collected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _compiled = new(StringComparer.Ordinal);

    public TermIndex Index { get; } = new();

    public void ReadGroups(PolicyNode node)
    {
        foreach (var (name, group) in node.Members)
        {
            if (group.Texts().Count == 0)
                throw group.Wrong("is empty: list its terms");
            if (!_groups.TryAdd(name, group))
                throw group.Wrong("is defined twice: keep one");
        }
    }

    public void ReadMeasures(PolicyNode node)
    {
        foreach (var (name, measure) in node.Members)
        {
            measure.Only("names", "below", "above", "plausible");
            var range = measure.Required("plausible").Items;
            if (range.Count != 2)
                throw measure.Wrong("needs 'plausible' as [lowest, highest]");
            var below = measure.Optional("below")?.Number(0, 100000);
            var above = measure.Optional("above")?.Number(0, 100000);
            if (below is null && above is null)
                throw measure.Wrong("needs 'below' or 'above'");
            var term = new MeasureTerm(measure.Required("names").Texts(), below, above, range[0].Number(0, 100000), range[1].Number(0, 100000));
            if (_groups.ContainsKey(name) || !_measures.TryAdd(name, (measure, term)))
                throw measure.Wrong("is defined twice: keep one");
        }
    }

    /// <summary>Each entry of a rule's list as a group: a text, or a list of alternatives.</summary>
    public int[] Groups(PolicyNode? list) => list is null
        ? []
        : list.Items.Select(entry => entry.Kind == System.Text.Json.JsonValueKind.Array ? Group(entry.Items) : Group([entry])).ToArray();

    /// <summary>Everything that the lists name as one group, or none where they name nothing.</summary>
    public int[] Union(params ReadOnlySpan<PolicyNode?> lists)
    {
        var entries = new List<PolicyNode>();
        foreach (var list in lists)
        {
            foreach (var entry in list?.Items ?? [])
            {
                if (entry.Kind == System.Text.Json.JsonValueKind.Array)
                    entries.AddRange(entry.Items);
                else
                    entries.Add(entry);
            }
        }

        return entries.Count == 0 ? [] : [Group(entries)];
    }

    /// <summary>One group out of terms and references to groups.</summary>
    public int Group(IReadOnlyList<PolicyNode> entries)
    {
        var key = string.Join('|', entries.Select(e => e.Text));
        if (_compiled.TryGetValue(key, out var known))
            return known;
        var terms = new List<int>();
        var measures = new List<MeasureTerm>();
        foreach (var entry in entries)
            Collect(entry, terms, measures, 0);
        var group = Index.AddGroup(terms, measures);
        _compiled[key] = group;
        return group;
    }

    private void Collect(PolicyNode entry, List<int> terms, List<MeasureTerm> measures, int depth)
    {
        var text = entry.Text;
        if (text[0] != '@')
        {
            var id = Index.Term(text);
            terms.Add(id >= 0 ? id : throw entry.Wrong("holds no word to begin with"));
            return;
        }

        var name = text[1..];
        if (!_collected.TryGetValue(name, out var known))
        {
            known = CollectGroup(entry, name, depth);
            _collected[name] = known;
        }

        terms.AddRange(known.Terms);
        measures.AddRange(known.Measures);
    }

    private (List<int> Terms, List<MeasureTerm> Measures) CollectGroup(PolicyNode entry, string name, int depth)
    {
        if (depth > 6)
            throw entry.Wrong("refers to groups in a circle, or too deep: at most 6 levels");
        if (_measures.TryGetValue(name, out var measure))
            return ([], [measure.Measure]);
        if (!_groups.TryGetValue(name, out var group))
            throw entry.Wrong($"refers to the group '{name}', which no file defines: define it under 'terms' or 'measures'");
        var terms = new List<int>(group.Items.Count);
        var measures = new List<MeasureTerm>();
        foreach (var item in group.Items)
            Collect(item, terms, measures, depth + 1);
        return (terms, measures);
    }

    /// <summary>Checks the groups that no rule uses, so that a mistake in them is found too.</summary>
    public void CompileRest()
    {
        foreach (var (name, node) in _groups)
        {
            if (!_compiled.ContainsKey("@" + name))
            {
                foreach (var item in node.Items)
                    Collect(item, [], [], 0);
            }
        }
    }

    /// <summary>A group by name that the program itself reads.</summary>
    public int Named(string name, string file) => _groups.TryGetValue(name, out var node)
        ? Group(node.Items)
        : throw new WrongInputException($"{file}: the policy defines no term group '{name}', which the guard needs. Add it under 'terms'.");
}
