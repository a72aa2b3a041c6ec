namespace ClinicalAssistant.Knowledge;

/// <summary>Two medicines together: one look-up in the table a pair.</summary>
internal sealed class PairChecks(MedicationPack pack, AlertList alerts)
{
    private const string AbsorbedLocally = "absorbed-locally";

    public void Run(List<CheckedItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                if (Silent(items[i]) || Silent(items[j]))
                    continue;
                var rules = Rules(items[i], items[j]).Where(rule => !Within(rule, items[i], items[j])).ToList();
                if (rules.Count == 0)
                    continue;
                CheckedItem[] pair = string.CompareOrdinal(items[i].Name, items[j].Name) <= 0 ? [items[i], items[j]] : [items[j], items[i]];
                alerts.Add(MedicationAlertKind.Interaction, pair, AlertList.Joined(pair.Select(item => item.Name)), rules);
            }
        }
    }

    private bool Silent(CheckedItem item) => item.IsLocal && !Array.Exists(item.Members, drug => pack.Index.In(AbsorbedLocally, drug));

    /// <summary>The rules that hold whichever drugs the two are: all members of a group must share them.</summary>
    private IEnumerable<InteractionRule> Rules(CheckedItem left, CheckedItem right)
    {
        if (left.Members.Length == 1 && right.Members.Length == 1)
            return pack.Index.Pairs.Of(left.Members[0], right.Members[0]);
        IEnumerable<InteractionRule>? shared = null;
        foreach (var a in left.Members)
        {
            foreach (var b in right.Members.Where(b => b != a))
            {
                var here = pack.Index.Pairs.Of(a, b);
                shared = shared is null ? here : shared.Where(here.Contains).ToList();
                if (!shared.Any())
                    return [];
            }
        }

        return shared ?? [];
    }

    private bool Within(InteractionRule rule, CheckedItem left, CheckedItem right) => rule.Caps.Count > 0 && rule.Caps.All(cap =>
    {
        var item = pack.Index.IndexOf.TryGetValue(cap.Drug, out var drug) && left.Members is [var one] && one == drug ? left : right.Members is [var other] && other == drug ? right : null;
        return item is null || item.MilligramsPerDay <= cap.MostPerDay;
    });
}
