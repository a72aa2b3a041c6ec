using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>A medication check as numbered evidence, and how it reads.</summary>
internal sealed class MedicationEvidence
{
    private const int MostShown = 8;

    private static readonly (AlertSeverity Severity, string Heading)[] Headings =
        [(AlertSeverity.Contraindicated, "Contraindicated"), (AlertSeverity.Major, "Serious"), (AlertSeverity.Moderate, "Needs monitoring or a change")];

    private readonly List<(MedicationAlert Alert, string Id)> _alerts = [];
    private readonly MedicationReport _report;
    private readonly string _clearId;

    private MedicationEvidence(Consultation consultation, MedicationReport report)
    {
        _report = report;
        foreach (var alert in report.Weighty)
            _alerts.Add((alert, consultation.Evidence.Add(EvidenceKind.Medication, Text(alert), alert.Basis, alert.Source, Subject(alert), reviewed: false)));
        _clearId = consultation.Evidence.Add(EvidenceKind.Medication, Clear(report), Origin.Derived, subject: "medications:checked");
    }

    /// <summary>Adds the alerts above minor, and what was found clear.</summary>
    public static MedicationEvidence Add(Consultation consultation, MedicationReport report) => new(consultation, report);

    /// <summary>The patient of the record with what the question says of age, sex and pregnancy.</summary>
    public static Patient? WithFindings(Consultation consultation)
    {
        var findings = consultation.Findings;
        if (consultation.Question.Patient is null && findings.Age is null && findings.Sex == Sex.Unknown && findings.Pregnant is null)
            return null;
        var patient = consultation.Question.Patient ?? new Patient();
        return patient with { Age = findings.Age ?? patient.Age, Sex = findings.Sex == Sex.Unknown ? patient.Sex : findings.Sex, Pregnant = findings.Pregnant ?? patient.Pregnant };
    }

    /// <summary>The answer from the evidence alone: the heaviest alerts first, then one line on what is clear.</summary>
    public IEnumerable<string> Compose()
    {
        foreach (var (severity, heading) in Headings)
        {
            var here = _alerts.Where(one => one.Alert.Severity == severity).Take(MostShown).ToList();
            if (here.Count == 0)
                continue;
            yield return Markdown.Heading(heading);
            foreach (var (alert, id) in here)
            {
                foreach (var line in Lines(alert))
                    yield return Markdown.Item(line, id);
            }

            yield return "\n";
        }

        yield return Markdown.Heading("Checked");
        foreach (var sentence in SentenceReader.Split(Clear(_report)).Select(span => Clear(_report)[span.Start..span.End]))
            yield return Markdown.Item(sentence, _clearId);
    }

    /// <summary>Contraindicated and serious alerts may not be left out.</summary>
    public IEnumerable<MustMention> MustMention() => _alerts
        .Where(one => one.Alert.Severity >= AlertSeverity.Major)
        .Take(MostShown)
        .Select(one => new MustMention
        {
            Terms = [string.Join(' ', one.Alert.Drugs)],
            Text = $"{one.Alert.Title}: {one.Alert.Why} {one.Alert.Do}",
            Why = "medication_" + one.Alert.Severity.ToString().ToLowerInvariant(),
            EvidenceId = one.Id,
        });

    /// <summary>An alert as evidence.</summary>
    public static string Text(MedicationAlert alert) =>
        $"{alert.Title} ({alert.Severity.ToString().ToLowerInvariant()}). {alert.Why} {alert.Do}" + (alert.Also.Count > 0 ? " Also: " + string.Join(" ", alert.Also) : "") + (alert.Read is { } read ? $" The source: {read}." : "");

    /// <summary>The evidence's subject of an alert.</summary>
    public static string Subject(MedicationAlert alert) => "medication:" + alert.Rules[0] + ":" + string.Join(',', alert.Drugs);

    private static IEnumerable<string> Lines(MedicationAlert alert)
    {
        yield return $"{alert.Title}. {alert.Why}";
        yield return alert.Do;
    }

    private static string Clear(MedicationReport report)
    {
        var minor = report.Alerts.Count(alert => alert.Severity == AlertSeverity.Minor);
        return report.Clear
            + (minor > 0 ? $" Minor: {string.Join("; ", report.Alerts.Where(alert => alert.Severity == AlertSeverity.Minor).Select(alert => alert.Title))}." : "")
            + (report.NotChecked.Count > 0 ? $" Not recognised, so not checked: {string.Join(", ", report.NotChecked)}." : "")
            + string.Concat(report.Notes.Select(note => " " + note));
    }
}
