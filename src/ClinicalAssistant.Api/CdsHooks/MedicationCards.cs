using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Cards of the medication check: of draft orders with the deletion of an order to accept, or of what is taken already.</summary>
internal sealed class MedicationCards(Lazy<MedicationSafety> safety, CardMaker cards, CdsOptions options)
{
    /// <summary>What the orders meet in this patient and among each other, the heaviest first.</summary>
    /// <param name="scope">What the cards belong to.</param>
    /// <param name="orders">The draft orders.</param>
    /// <param name="selected">References of those that were just chosen; empty for all.</param>
    /// <param name="patient">The patient.</param>
    public IEnumerable<CdsCard> OfOrders(string scope, IReadOnlyList<DraftOrder> orders, IReadOnlyList<string> selected, Patient patient)
    {
        if (orders.Count == 0)
            yield break;
        var report = safety.Value.Check(new MedicationOrder { Proposed = [.. orders.Select(order => order.Text)] }, patient);
        foreach (var alert in report.Alerts.Where(alert => alert.Proposed && alert.Severity > AlertSeverity.Minor))
        {
            var concerned = Concerned(alert, report, orders);
            if (selected.Count > 0 && concerned.Count > 0 && !concerned.Exists(order => selected.Contains(order.Reference)))
                continue;
            if (Card(scope, alert) is { } card)
                yield return WithSuggestions(card, concerned);
        }

        var unread = report.NotChecked.Where(text => orders.Any(order => order.Text == text)).ToList();
        if (unread.Count > 0 && cards.Make(scope, "info", $"Not checked: {string.Join("; ", unread)}", ["The medicine was not made out, so nothing is said of it. Name it by its generic name to have it checked."], null) is { } notChecked)
            yield return notChecked;
    }

    /// <summary>What the medicines that are taken meet, where it can do serious harm.</summary>
    public IEnumerable<CdsCard> OfRecord(string scope, Patient patient) => patient.Medications is not { Count: > 0 }
        ? []
        : safety.Value.Check(new MedicationOrder(), patient).Alerts.Where(alert => alert.Severity >= AlertSeverity.Major).Select(alert => Card(scope, alert)).OfType<CdsCard>();

    private CdsCard? Card(string scope, MedicationAlert alert) => cards.Make(
        scope, Indicator(alert.Severity), $"{alert.Title}: {alert.Why}",
        [
            $"{alert.Title} ({alert.Severity.ToString().ToLowerInvariant()})", alert.Why, alert.Do, .. alert.Also,
            alert.Source is null ? "Basis: an estimate by this program's rules, not a published statement." : $"Basis: {alert.Source.Title}",
            "For review by a professional; the rules are not clinically signed unless the site has signed them.",
        ],
        alert.Source);

    private static string Indicator(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Contraindicated => "critical",
        AlertSeverity.Major => "warning",
        _ => "info",
    };

    private static List<DraftOrder> Concerned(MedicationAlert alert, MedicationReport report, IReadOnlyList<DraftOrder> orders) =>
    [
        .. orders.Where(order => report.Medications.Any(one => one.Proposed && one.Text == order.Text
            && (one.Drugs.Any(drug => alert.Drugs.Contains(drug.Drug.Shown)) || (one.Group is { } group && alert.Drugs.Contains(group.Name))))),
    ];

    private CdsCard WithSuggestions(CdsCard card, List<DraftOrder> concerned)
    {
        var removable = concerned.Where(order => order.Reference is not null).ToList();
        if (removable.Count == 0)
            return card;
        if (options.ActionSelection && removable.Count > 1)
        {
            var one = new CdsSuggestion("Remove one or more of these orders", StableIds.Of([card.Uuid, .. removable.Select(order => order.Reference!)]), [.. removable.Select(Removal)]) { ActionSelectionBehavior = "any" };
            return card with { Suggestions = [one], SelectionBehavior = "at-most-one" };
        }

        return card with
        {
            Suggestions = [.. removable.Select(order => new CdsSuggestion(CardText.Summary("Remove the order: " + order.Text), StableIds.Of(card.Uuid, order.Reference!), [Removal(order)]))],
            SelectionBehavior = removable.Count == 1 ? "at-most-one" : "any",
        };
    }

    private static CdsAction Removal(DraftOrder order) => new("delete", CardText.Summary("Remove the draft order: " + order.Text), order.Reference!);
}
