using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>The patient and the choices at hand, short enough for a line.</summary>
internal static class PatientLine
{
    /// <summary>The prompt: who the patient is and what was chosen, so that neither is forgotten.</summary>
    public static string Prompt(ChatState state, bool unicode)
    {
        var parts = new[]
        {
            state.Patient is { } patient ? Who(patient) is { Length: > 0 } who ? who : "patient" : null,
            state.Task, state.Audience == "patient" ? "for a patient" : null, state.Model,
        }.OfType<string>();
        return Printable.Text(string.Join(unicode ? " · " : ", ", parts) + (unicode ? " › " : " > ")).TrimStart();
    }

    /// <summary>Age and sex.</summary>
    public static string Who(Patient patient) => string.Join(" ", new[]
    {
        patient.Age?.ToString(), patient.Sex == Sex.Unknown ? null : patient.Sex.ToString().ToLowerInvariant(), patient.Pregnant == true ? "pregnant" : null,
    }.OfType<string>());

    /// <summary>All that is known, on one line.</summary>
    public static string Whole(Patient patient)
    {
        var facts = new List<string>();
        if (Who(patient) is { Length: > 0 } who)
            facts.Add(who);
        if (patient.WeightKg is { } weight)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{weight} kg"));
        if (patient.HeightCm is { } height)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{height} cm"));
        if (patient.Egfr is { } egfr)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"eGFR {egfr}"));
        facts.Add("allergies: " + Entries(patient.Allergies));
        facts.Add("medications: " + Entries(patient.Medications));
        facts.Add("conditions: " + Entries(patient.Conditions));
        if (patient.Observations.Count > 0)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{patient.Observations.Count} observations"));
        return Printable.Text(string.Join("; ", facts));
    }

    private static string Entries(IReadOnlyList<RecordEntry>? entries) => entries switch
    {
        null => "not stated",
        [] => "none",
        _ => string.Join(", ", entries.Select(entry => entry.Text)),
    };
}
