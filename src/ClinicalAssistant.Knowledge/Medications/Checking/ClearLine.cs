using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Says in one line what was checked and found clear, and what could not be checked.</summary>
internal sealed class ClearLine(MedicationPack pack, List<CheckedItem> items, PatientFacts facts, IReadOnlyList<MedicationAlert> alerts)
{
    private const string Compatible = "pregnancy-compatible";
    private const string CompatibleMilk = "lactation-compatible";
    private const string RenalUnadjusted = "renal-unadjusted";
    private const decimal SevereRenal = 30m;
    private const int MostNamed = 6;

    public string Text(int dosesChecked)
    {
        if (items.Count == 0)
            return "No medicine was made out, so nothing was checked.";
        var clear = new List<string>();
        var unknown = new List<string>();
        var pairs = items.Count * (items.Count - 1) / 2;
        if (items.Count > 1)
        {
            Say(clear, string.Create(CultureInfo.InvariantCulture, $"interactions ({pairs} {(pairs == 1 ? "pair" : "pairs")})"), MedicationAlertKind.Interaction, MedicationAlertKind.Combination);
            Say(clear, "effects that add up", MedicationAlertKind.Burden);
            Say(clear, "duplication", MedicationAlertKind.Duplication);
        }

        Known(facts.Allergies is not null, "allergies", MedicationAlertKind.Allergy);
        Known(facts.Conditions is not null, "conditions", MedicationAlertKind.Condition);
        Known(facts.Age is not null, "age", MedicationAlertKind.Age);
        Known(facts.Egfr is not null, "renal function", MedicationAlertKind.Renal);
        if (facts.Pregnant == true)
            Say(clear, "pregnancy", MedicationAlertKind.Pregnancy);
        else if (facts.Pregnant is null && facts.Sex != Sex.Male && facts.Age?.Years is null or (>= 12 and < 55))
            unknown.Add("pregnancy");
        if (facts.BreastFeeding == true)
            Say(clear, "breast-feeding", MedicationAlertKind.BreastFeeding);
        if (dosesChecked > 0)
            Say(clear, string.Create(CultureInfo.InvariantCulture, $"doses ({dosesChecked} of {items.Count} could be checked)"), MedicationAlertKind.Dose);
        else
            unknown.Add("doses");
        return string.Create(CultureInfo.InvariantCulture, $"{items.Count} {(items.Count == 1 ? "medicine" : "medicines")} checked.")
            + (clear.Count > 0 ? $" Clear: {string.Join(", ", clear)}." : "")
            + (unknown.Count > 0 ? $" Not stated, so not checked: {string.Join(", ", unknown)}." : "")
            + string.Concat(Unassessed());

        void Known(bool known, string name, MedicationAlertKind kind)
        {
            if (known)
                Say(clear, name, kind);
            else
                unknown.Add(name);
        }
    }

    private void Say(List<string> clear, string name, params ReadOnlySpan<MedicationAlertKind> kinds)
    {
        foreach (var alert in alerts)
        {
            if (kinds.Contains(alert.Kind))
                return;
        }

        clear.Add(name);
    }

    /// <summary>A drug of which the pack says nothing in a situation is not clear in it.</summary>
    private IEnumerable<string> Unassessed()
    {
        if (facts.Pregnant == true && Silent(rule => rule.When.Pregnant, Compatible) is { Length: > 0 } pregnancy)
            yield return $" The pack holds nothing on pregnancy for {pregnancy}.";
        if (facts.BreastFeeding == true && Silent(rule => rule.When.BreastFeeding, CompatibleMilk) is { Length: > 0 } milk)
            yield return $" The pack holds nothing on breast-feeding for {milk}.";
        if (facts.Egfr < SevereRenal && Silent(rule => rule.When.EgfrBelow is not null, RenalUnadjusted) is { Length: > 0 } renal)
            yield return $" The pack holds nothing on renal function for {renal}.";
    }

    private string Silent(Func<PatientRule, bool> speaks, string assessed)
    {
        var silent = items.Where(item => item.Group is null && !pack.Index.RulesOf[item.Members[0]].Any(speaks) && !pack.Index.In(assessed, item.Members[0])).Select(item => AlertList.Lower(item.Name)).Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", silent.Take(MostNamed)) + (silent.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {silent.Count - MostNamed} more") : "");
    }
}
