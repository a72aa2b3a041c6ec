using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A drug, or a group of drugs, that takes part in a check, with all entries that hold it.</summary>
internal sealed record CheckedItem(string Name, int[] Members) : PatientWords
{
    public DrugGroup? Group { get; init; }

    public List<StatedMedication> From { get; } = [];

    public List<StatedDrug> Doses { get; } = [];

    public bool Proposed => From.Exists(one => one.Proposed);

    /// <summary>Applied in one place only.</summary>
    public bool IsLocal => From.TrueForAll(one => one.IsLocal);

    /// <summary>The dose of a day in mg, or null where an entry does not say it.</summary>
    public decimal? MilligramsPerDay => Doses.Count > 0 && Doses.TrueForAll(dose => dose is { Daily: not null, Unit: DoseUnits.Milligram }) ? Doses.Sum(dose => dose.Daily!.Value) : null;

    /// <summary>The items of a list of medicines, in the order in which they are named.</summary>
    public static List<CheckedItem> Of(IReadOnlyList<StatedMedication> medications, MedicationIndex index)
    {
        var items = new List<CheckedItem>();
        foreach (var medication in medications)
        {
            if (medication.Group is { } group)
                Item(items, group.Name, index.Members(group.Id), group).From.Add(medication);
            foreach (var drug in medication.Drugs)
            {
                var item = Item(items, drug.Drug.Shown, [drug.Index], null);
                item.From.Add(medication);
                item.Doses.Add(drug);
            }
        }

        return items;
    }

    private static CheckedItem Item(List<CheckedItem> items, string name, int[] members, DrugGroup? group)
    {
        var known = items.Find(item => item.Group?.Id == group?.Id && item.Members.AsSpan().SequenceEqual(members));
        if (known is null)
            items.Add(known = new CheckedItem(name, members) { Group = group });
        return known;
    }
}
