using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>Writes patient, evidence and history as the data blocks of a prompt. Semantic Kernel encodes them, so nothing in them can open a message.</summary>
internal static class PromptText
{
    public static string Evidence(IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return "(no evidence was found)";
        var text = new StringBuilder();
        foreach (var piece in evidence)
        {
            text.Append('[').Append(piece.Id).Append("] ").Append(piece.Kind.ToString().ToLowerInvariant()).Append(", ").Append(OriginWords(piece)).Append(": ")
                .AppendLine(piece.Text.ReplaceLineEndings(" "));
        }

        return text.ToString().TrimEnd();
    }

    public static string Patient(Patient? patient)
    {
        if (patient is null)
            return "(no patient record was given)";
        var text = new StringBuilder();
        Line(text, "Age", patient.Age?.ToString());
        Line(text, "Sex", patient.Sex == Sex.Unknown ? null : patient.Sex.ToString().ToLowerInvariant());
        Line(text, "Weight", patient.WeightKg is { } weight ? string.Create(CultureInfo.InvariantCulture, $"{weight} kg") : null);
        Line(text, "Height", patient.HeightCm is { } height ? string.Create(CultureInfo.InvariantCulture, $"{height} cm") : null);
        Line(text, "Pregnant", patient.Pregnant is { } pregnant ? (pregnant ? "yes" : "no") : null);
        Line(text, "eGFR", patient.Egfr is { } egfr ? string.Create(CultureInfo.InvariantCulture, $"{egfr} mL/min/1.73 m2") : null);
        Line(text, "Allergies", Entries(patient.Allergies));
        Line(text, "Medications", Entries(patient.Medications));
        Line(text, "Conditions", Entries(patient.Conditions));
        Line(text, "Encounters", Entries(patient.Encounters?.Take(10).ToList()));
        Line(text, "Documents", patient.Documents is { Count: > 0 } documents ? string.Join("; ", documents.Take(10).Select(document => document.Date is { } day ? $"{document.Text} ({day:yyyy-MM-dd})" : document.Text)) : null);
        foreach (var observation in patient.Observations.Take(40))
            text.Append("- ").AppendLine(ObservationLine(observation));
        return text.ToString().TrimEnd();
    }

    public static string History(IReadOnlyList<Turn> turns, int most) => turns.Count == 0 || most == 0
        ? "(none)"
        : string.Join('\n', turns.TakeLast(most).Select(turn => (turn.Speaker == Speaker.User ? "Clinician: " : "Assistant: ") + turn.Text));

    public static string ObservationLine(Observation observation) => string.Create(CultureInfo.InvariantCulture,
        $"{observation.Name}: {observation.Value?.ToString() ?? observation.Text ?? "no value"}{(observation.Taken is { } taken ? $" ({taken:yyyy-MM-dd})" : "")}");

    private static string OriginWords(Evidence piece) => piece.Origin switch
    {
        Origin.Published => piece.Source is { } source ? $"published ({source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}") : "")})" : "published",
        Origin.Derived => "derived by formula",
        Origin.Estimated => "an estimate, not a citation",
        Origin.Question => "from the question",
        _ => "from the record",
    };

    private static string Entries(IReadOnlyList<RecordEntry>? entries) => entries switch
    {
        null => "not in the record",
        [] => "none recorded",
        _ => string.Join("; ", entries.Select(entry => entry.Detail is { } detail ? $"{entry.Text} ({detail})" : entry.Status is { } status ? $"{entry.Text} ({status})" : entry.Text)),
    };

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append(name).Append(": ").AppendLine(value);
    }
}
