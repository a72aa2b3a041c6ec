using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over the alerts of the medication engine that stand in the evidence.</summary>
internal static class MedicationAssertions
{
    private static readonly string[] Severities = ["minor", "moderate", "major", "contraindicated"];

    /// <summary><c>drugs</c> that one alert names together, with <c>at_least</c> its severity; or <c>at_most</c> the severity that no alert goes beyond.</summary>
    public static Func<CaseRun, AssertionVerdict> Medication(SuiteNode node, AssertionSubjects subjects)
    {
        node.Only("'medication'", "drugs", "at_least", "at_most");
        var drugs = node.Find("drugs")?.Texts("'drugs'") ?? [];
        var (least, most) = (Severity(node.Find("at_least")), Severity(node.Find("at_most")));
        if (least is null == most is null || (most is not null && drugs.Count > 0))
            throw node.Fault("'medication' takes 'drugs' with 'at_least' a severity, or 'at_most' a severity alone.");
        return run =>
        {
            var alerts = run.Answer.Evidence.Where(evidence => evidence.Kind == EvidenceKind.Medication).Select(Read).OfType<(string Title, int Severity)>().ToList();
            return most is { } limit
                ? AssertionVerdict.Of(alerts.TrueForAll(alert => alert.Severity <= limit), () => $"raised: {Shown(alerts.Where(alert => alert.Severity > limit))}")
                : AssertionVerdict.Of(alerts.Exists(alert => alert.Severity >= least && drugs.All(drug => alert.Title.Contains(drug, StringComparison.OrdinalIgnoreCase))), () => $"raised: {(alerts.Count == 0 ? "nothing" : Shown(alerts))}");
        };
    }

    // Evidence of an alert begins "Title (severity). ".
    private static (string Title, int Severity)? Read(Evidence evidence)
    {
        for (var severity = Severities.Length - 1; severity >= 0; severity--)
        {
            var end = evidence.Text.IndexOf($" ({Severities[severity]}). ", StringComparison.Ordinal);
            if (end > 0)
                return (evidence.Text[..end], severity);
        }

        return null;
    }

    private static string Shown(IEnumerable<(string Title, int Severity)> alerts) => string.Join("; ", alerts.Take(6).Select(alert => $"{alert.Title} ({Severities[alert.Severity]})"));

    private static int? Severity(SuiteNode? node)
    {
        if (node is null)
            return null;
        var at = Array.IndexOf(Severities, node.Text("a severity"));
        return at >= 0 ? at : throw node.Fault($"a severity is one of: {string.Join(", ", Severities)}.");
    }
}
