using System.Globalization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Doses that are stated, against the most for an adult and the limits by weight for a child.</summary>
internal sealed class DoseChecks(MedicationPack pack, AlertList alerts)
{
    private const decimal ChildBelow = 12m;
    private const decimal AdultFrom = 18m;

    // Rounding to whole tablets stays within this.
    private const decimal Tolerance = 1.05m;

    /// <summary>How many medicines had a dose that could be held against a limit.</summary>
    public int Checked { get; private set; }

    public void Run(List<CheckedItem> items, PatientFacts facts)
    {
        foreach (var item in items.Where(item => item.Group is null && item.Doses.Count > 0))
        {
            var drug = pack.Index.Drugs[item.Members[0]];
            var age = facts.Age?.Years;
            if (age < AdultFrom && drug.Child is { } child && facts.WeightKg is { } weight)
                Child(item, drug, child, weight, age < ChildBelow);
            Adult(item, drug);
        }
    }

    private void Adult(CheckedItem item, DrugRecord drug)
    {
        foreach (var maximum in drug.Maximum)
        {
            var doses = item.Doses.Where((dose, at) => (item.From[at].Route ?? "oral") == maximum.Route).ToList();
            if (doses.Count == 0 || DoseUnits.ToBase(maximum.Value, maximum.Unit) is not { } most)
                continue;
            var stated = doses.Where(dose => dose.Unit == most.Base).ToList();
            // Without a frequency one dose alone can still be more than a whole day's.
            var amount = maximum.Per switch
            {
                "dose" => stated.Max(dose => dose.PerDose) ?? 0,
                "week" => stated.Sum(dose => dose.Daily * 7m ?? dose.PerDose ?? 0),
                _ => stated.Sum(dose => dose.Daily ?? dose.PerDose ?? 0),
            };
            if (amount == 0)
                continue;
            Checked++;
            if (amount <= most.Value * Tolerance)
                continue;
            var per = maximum.Per == "dose" ? "at a time" : "a " + maximum.Per;
            alerts.Add(
                MedicationAlertKind.Dose, AlertSeverity.Major, [item], string.Create(CultureInfo.InvariantCulture, $"{item.Name}: {DoseUnits.Shown(amount, most.Base)} {per}, above the most"),
                maximum, ($"The stated dose is {DoseUnits.Shown(amount, most.Base)} {per}; the most for an adult is {DoseUnits.Shown(most.Value, most.Base)} {per}{(maximum.Note is { } note ? $" ({note})" : "")}.", "Check the dose, the unit and how often it is taken."),
                [$"dose:{drug.Id}:{maximum.Per}:{maximum.Route}"], []);
        }
    }

    private void Child(CheckedItem item, DrugRecord drug, ChildDose child, decimal weight, bool young)
    {
        var stated = item.Doses.Where(dose => dose.Unit == DoseUnits.Milligram).ToList();
        var daily = stated.Sum(dose => dose.Daily ?? 0);
        var single = stated.Max(dose => dose.PerDose) ?? 0;
        if (daily == 0 && single == 0)
            return;
        Checked++;
        var day = Least(young ? child.MgPerKgDay * weight : null, child.MostPerDay);
        var dose = Least(young ? child.MgPerKgDose * weight : null, child.MostPerDose);
        if (day is { } mostDay && daily > mostDay * Tolerance)
            Exceeded(daily, mostDay, "a day");
        else if (dose is { } mostDose && single > mostDose * Tolerance)
            Exceeded(single, mostDose, "at a time");

        void Exceeded(decimal amount, decimal most, string per) => alerts.Add(
            MedicationAlertKind.Dose, AlertSeverity.Major, [item], $"{item.Name}: {DoseUnits.Shown(amount, DoseUnits.Milligram)} {per}, above the most for this child",
            child, (string.Create(CultureInfo.InvariantCulture, $"The stated dose is {DoseUnits.Shown(amount, DoseUnits.Milligram)} {per}; the most at {weight:0.#} kg is {DoseUnits.Shown(most, DoseUnits.Milligram)} {per}{(child.Note is { } note ? $" ({note})" : "")}."), "Check weight, dose, unit and how often it is given; have it checked a second time."),
            [$"dose:{drug.Id}:child"], []);
    }

    private static decimal? Least(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
