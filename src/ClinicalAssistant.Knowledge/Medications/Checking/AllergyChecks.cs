namespace ClinicalAssistant.Knowledge;

/// <summary>Recorded allergies: the substance itself, its class, and what may cross-react.</summary>
internal sealed class AllergyChecks(MedicationPack pack, AlertList alerts)
{
    public void Run(List<CheckedItem> items, PatientFacts facts)
    {
        foreach (var allergy in facts.Allergies ?? [])
        {
            foreach (var item in items)
                Check(item, allergy);
        }
    }

    private void Check(CheckedItem item, StatedAllergy allergy)
    {
        var same = Array.TrueForAll(item.Members, allergy.Indexes.Contains) && item.Members.Length > 0;
        var (rule, group) = allergy.Groups
            .SelectMany(one => one.Rules.Select(rule => (Rule: rule, Group: one)))
            .Where(one => Array.TrueForAll(item.Members, pack.Index.Members(one.Rule.Drugs).Contains))
            .OrderByDescending(one => one.Rule.Severity)
            .FirstOrDefault();
        if (!same && rule is null)
            return;
        var severity = same ? AlertSeverity.Contraindicated : rule!.Severity;
        if (allergy.IsIntolerance)
            severity = same ? AlertSeverity.Moderate : AlertSeverity.Minor;
        var why = allergy.IsIntolerance ? "The record tells of an intolerance, not of an allergic reaction."
            : same && rule?.Severity != AlertSeverity.Contraindicated ? "The record holds an allergy to this very substance."
            : rule!.Why;
        var words = (why, allergy.IsIntolerance ? "Ask what happened, and weigh it." : same && rule is null ? "Do not give it. Ask what the reaction was, and choose another." : rule!.Do);
        alerts.Add(
            MedicationAlertKind.Allergy, severity, [item], $"{item.Name}: allergy to {Named(allergy)}", rule as MedicationFact ?? new DuplicationRule { Severity = severity, Do = "" }, words,
            ["allergy:" + (group?.Id ?? pack.Index.Drugs[item.Members[0]].Id) + ":" + Named(allergy)], []);
    }

    private static string Named(StatedAllergy allergy) => allergy.Drugs.Count > 0
        ? string.Join(", ", allergy.Drugs.Select(drug => AlertList.Lower(drug.Shown)))
        : string.Join(", ", allergy.Groups.Select(group => AlertList.Lower(group.Name)));
}
