using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The alerts of one check as they are found.</summary>
internal sealed class AlertList(MedicationPack pack)
{
    private readonly List<MedicationAlert> _alerts = [];

    /// <summary>Adds an alert of one or more rules over some medicines; the heaviest rule speaks, the others are named after it.</summary>
    public void Add(MedicationAlertKind kind, IReadOnlyList<CheckedItem> items, string title, IReadOnlyList<MedicationRule> rules)
    {
        var first = rules[0];
        Add(kind, first.Severity, items, title, first, (first.Why, first.Do), [.. rules.Select(rule => rule.Id)], [.. rules.Skip(1).Select(rule => rule.Why).Where(why => why != first.Why).Distinct()]);
    }

    public void Add(
        MedicationAlertKind kind, AlertSeverity severity, IReadOnlyList<CheckedItem> items, string title, MedicationFact fact, (string Why, string Do) words, IReadOnlyList<string> rules, IReadOnlyList<string> also)
    {
        _alerts.Add(new MedicationAlert
        {
            Severity = severity,
            Kind = kind,
            Rules = rules,
            Drugs = [.. items.Select(item => item.Name)],
            Title = title,
            Why = words.Why,
            Do = words.Do,
            Basis = fact.Basis,
            Source = fact.Basis == Origin.Estimated ? null : pack.SourceOf(fact.Source),
            Read = fact.Basis == Origin.Estimated ? null : fact.Read,
            Also = also,
            Proposed = items.Any(item => item.Proposed),
        });
    }

    /// <summary>The heaviest first, then those of a proposed order, then by kind and title.</summary>
    public IReadOnlyList<MedicationAlert> Ranked() =>
    [
        .. Merged().OrderByDescending(alert => alert.Severity).ThenByDescending(alert => alert.Proposed).ThenBy(alert => alert.Kind).ThenBy(alert => alert.Title, StringComparer.Ordinal).ThenBy(alert => alert.Rules[0], StringComparer.Ordinal),
    ];

    /// <summary>A pair that three drugs together already speak of, as heavily or more, is named there and not a second time.</summary>
    private IEnumerable<MedicationAlert> Merged()
    {
        var pairs = _alerts.Where(alert => alert.Kind == MedicationAlertKind.Interaction).ToList();
        var within = new HashSet<MedicationAlert>(ReferenceEqualityComparer.Instance);
        foreach (var alert in _alerts.Where(alert => alert.Kind == MedicationAlertKind.Combination))
        {
            var held = pairs.Where(pair => pair.Severity <= alert.Severity && pair.Drugs.All(alert.Drugs.Contains)).ToList();
            within.UnionWith(held);
            yield return alert with
            {
                Rules = [.. alert.Rules, .. held.SelectMany(pair => pair.Rules).Distinct()],
                Also = [.. alert.Also, .. held.OrderByDescending(pair => pair.Severity).Select(pair => $"{pair.Title}: {pair.Why}").Distinct()],
            };
        }

        foreach (var alert in _alerts.Where(alert => alert.Kind != MedicationAlertKind.Combination && !within.Contains(alert)))
            yield return alert;
    }

    /// <summary>Names in a sentence: the first as it is, the others in lower case.</summary>
    public static string Joined(IEnumerable<string> names, string with = " + ") => string.Join(with, names.Select((name, at) => at == 0 ? name : Lower(name)));

    public static string Lower(string name) => name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
