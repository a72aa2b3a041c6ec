using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Medicines in this patient: conditions, pregnancy, breast-feeding, renal function, age.</summary>
internal sealed class PatientChecks(MedicationPack pack, AlertList alerts)
{
    public void Run(List<CheckedItem> items, PatientFacts facts)
    {
        var found = new Dictionary<(string Rule, MedicationAlertKind Kind), (PatientRule Rule, List<CheckedItem> Items, List<PatientRule> Also)>();
        foreach (var item in items)
        {
            // Of several rules about the same thing the heaviest speaks for a drug, and the others are named after it.
            foreach (var about in Rules(item).Where(rule => Holds(rule, facts) && !Within(rule, item)).GroupBy(rule => (rule.Kind, rule.When.Condition)))
            {
                var rules = about.ToList();
                var entry = (rules[0].Id, rules[0].Kind);
                if (!found.TryGetValue(entry, out var alert))
                    found[entry] = alert = (rules[0], [], []);
                alert.Items.Add(item);
                alert.Also.AddRange(rules.Skip(1).Where(rule => !alert.Also.Contains(rule)));
            }
        }

        foreach (var (rule, with, also) in found.Values)
        {
            var ordered = with.OrderBy(item => item.Name, StringComparer.Ordinal).ToList();
            alerts.Add(rule.Kind, ordered, $"{AlertList.Joined(ordered.Select(item => item.Name), ", ")}: {About(rule, facts)}", [rule, .. also.OrderByDescending(one => one.Severity).ThenBy(one => one.Id, StringComparer.Ordinal)]);
        }
    }

    private IEnumerable<PatientRule> Rules(CheckedItem item) => item.Members.Length switch
    {
        0 => [],
        1 => pack.Index.RulesOf[item.Members[0]],
        _ => item.Members.Skip(1).Aggregate((IEnumerable<PatientRule>)pack.Index.RulesOf[item.Members[0]], (shared, drug) => shared.Where(pack.Index.RulesOf[drug].Contains)),
    };

    private static bool Holds(PatientRule rule, PatientFacts facts)
    {
        var when = rule.When;
        return (when.Condition is null || facts.Conditions?.Contains(when.Condition) == true)
            && (!when.Pregnant || facts.Pregnant == true)
            && (!when.BreastFeeding || facts.BreastFeeding == true)
            && (when.EgfrBelow is null || facts.Egfr < when.EgfrBelow)
            && (when.AgeBelow is null || facts.Age?.Years < when.AgeBelow)
            && (when.AgeFrom is null || facts.Age?.Years >= when.AgeFrom);
    }

    private static bool Within(PatientRule rule, CheckedItem item) => rule.MostPerDay is { } most && item.MilligramsPerDay <= most;

    private string About(PatientRule rule, PatientFacts facts) => rule.Kind switch
    {
        MedicationAlertKind.Condition => AlertList.Lower(pack.Conditions.TryGetValue(rule.When.Condition!, out var term) ? term.Name : rule.When.Condition!),
        MedicationAlertKind.Pregnancy => "pregnancy",
        MedicationAlertKind.BreastFeeding => "breast-feeding",
        MedicationAlertKind.Renal => string.Create(CultureInfo.InvariantCulture, $"eGFR {facts.Egfr:0.#}"),
        _ => $"age {facts.Age}",
    };
}
