namespace ClinicalAssistant.Knowledge;

/// <summary>Three or more medicines together, effects that add up, and the same substance or class twice.</summary>
internal sealed class TogetherChecks(MedicationPack pack, AlertList alerts)
{
    public void Run(List<CheckedItem> all, PatientFacts facts)
    {
        var items = all.Where(item => !item.IsLocal).OrderBy(item => item.Name, StringComparer.Ordinal).ToList();
        foreach (var rule in pack.Combinations)
            Combination(rule, items);
        foreach (var (rule, points) in pack.Index.Burdens)
            Burden(rule, points, items, facts);
        foreach (var group in pack.Index.Duplications)
            SameClass(group, items);
        foreach (var item in items.Where(item => item.Group is null))
            SameSubstance(item);
    }

    private void Combination(CombinationRule rule, List<CheckedItem> items)
    {
        var lists = rule.Of.Select(list => items.Where(item => Within(item, list)).ToList()).ToList();
        if (!lists.TrueForAll(list => list.Count > 0) || !Distinct(lists, 0, []))
            return;
        var involved = items.Where(item => lists.Exists(list => list.Contains(item))).ToList();
        alerts.Add(MedicationAlertKind.Combination, involved, AlertList.Joined(involved.Select(item => item.Name)), [rule]);
    }

    private bool Within(CheckedItem item, IReadOnlyList<string> list) => Array.TrueForAll(item.Members, drug => list.Any(id => pack.Index.In(id, drug) || pack.Index.Drugs[drug].Id == id));

    private static bool Distinct(List<List<CheckedItem>> lists, int at, HashSet<CheckedItem> taken)
    {
        if (at == lists.Count)
            return true;
        foreach (var item in lists[at])
        {
            if (!taken.Add(item))
                continue;
            if (Distinct(lists, at + 1, taken))
                return true;
            taken.Remove(item);
        }

        return false;
    }

    private void Burden(BurdenRule rule, byte[] points, List<CheckedItem> items, PatientFacts facts)
    {
        // A group counts with the least of its members.
        var counting = items.Select(item => (Item: item, Points: item.Members.Min(drug => (int)points[drug]))).Where(one => one.Points > 0).ToList();
        if (counting.Count < rule.Drugs)
            return;
        var sum = counting.Sum(one => one.Points);
        var reached = rule.Levels.Where(level => sum >= level.Points && (level.AgeFrom is null || facts.Age?.Years >= level.AgeFrom)).ToList();
        if (reached.Count == 0)
            return;
        var involved = counting.Select(one => one.Item).ToList();
        alerts.Add(MedicationAlertKind.Burden, reached.Max(level => level.Severity), involved, $"{rule.Name}: {AlertList.Joined(involved.Select(item => item.Name), ", ")}", rule, (rule.Why, rule.Do), [rule.Id], []);
    }

    private void SameClass(DrugGroup group, List<CheckedItem> items)
    {
        var within = items.Where(item => item.Group?.Id != group.Id && Array.TrueForAll(item.Members, drug => pack.Index.In(group.Id, drug))).ToList();
        // Two names of one group of drugs are not two drugs.
        if (within.Count < 2 || within.TrueForAll(item => item.Group is not null))
            return;
        var duplication = group.Duplication!;
        alerts.Add(
            MedicationAlertKind.Duplication, duplication.Severity, within, $"Two of one class ({AlertList.Lower(group.Name)}): {AlertList.Joined(within.Select(item => item.Name), ", ")}", duplication,
            ($"{AlertList.Joined(within.Select(item => item.Name), " and ")} belong to one class: {AlertList.Lower(group.Name)}.", duplication.Do), ["duplication:" + group.Id], []);
    }

    private void SameSubstance(CheckedItem item)
    {
        var products = item.From.Where(one => !one.IsLocal).Select(one => one.Name!).ToList();
        if (products.Count < 2)
            return;
        var different = products.Distinct().Count() > 1;
        alerts.Add(
            MedicationAlertKind.Duplication, different ? AlertSeverity.Moderate : AlertSeverity.Minor, [item], $"{item.Name} more than once", new DuplicationRule { Severity = AlertSeverity.Moderate, Do = "" },
            (different ? $"{item.Name} stands in {string.Join(" and in ", products.Distinct().Order(StringComparer.Ordinal))}." : $"{item.Name} is listed {products.Count} times.", "Add the doses up, and keep one of them where that is not intended."),
            ["duplication:" + pack.Index.Drugs[item.Members[0]].Id], []);
    }
}
