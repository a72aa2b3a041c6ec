using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Reads findings out of the question, the conversation before it, and the patient's record; what is said now wins.</summary>
internal sealed class PatientReading(FindingRecogniser recogniser)
{
    public Findings Read(Question question)
    {
        var now = recogniser.Recognise(question.Text);
        var words = new List<string>(now.Words);
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in now.Findings)
            found.TryAdd(finding.Id, finding);
        var (age, sex, pregnant) = (now.Age, now.Sex, now.Pregnant);
        foreach (var turn in question.History.Where(turn => turn.Speaker == Speaker.User).Reverse())
        {
            var before = recogniser.Recognise(turn.Text);
            words.AddRange(before.Words.Except(words));
            foreach (var finding in before.Findings)
                found.TryAdd(finding.Id, finding with { Start = -1, End = -1 });
            (age, sex, pregnant) = (age ?? before.Age, sex == Sex.Unknown ? before.Sex : sex, pregnant ?? before.Pregnant);
        }

        if (question.Patient is not { } patient)
            return new Findings([.. found.Values], age, sex, pregnant) { InQuestion = now, Words = words };
        foreach (var text in RecordLines(patient))
        {
            foreach (var finding in recogniser.Recognise(text).Findings.Where(finding => finding.Status == FindingStatus.Observed))
                found.TryAdd(finding.Id, finding with { Start = -1, End = -1 });
        }

        return new Findings([.. found.Values], age ?? patient.Age, sex == Sex.Unknown ? patient.Sex : sex, pregnant ?? patient.Pregnant) { InQuestion = now, Words = words };
    }

    /// <summary>Active problems and measured values, as text that the recogniser reads; resolved problems are history.</summary>
    private static IEnumerable<string> RecordLines(Patient patient) =>
        (patient.Conditions ?? [])
            .Where(entry => entry.Status is null or "active" or "recurrence" or "relapse")
            .Select(entry => entry.Text)
            .Concat(patient.Observations
                .GroupBy(observation => observation.Code ?? observation.Name, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.OrderByDescending(observation => observation.Taken ?? DateTimeOffset.MinValue).First())
                .Where(observation => observation.Value is not null)
                .Select(observation => $"{observation.Name} {observation.Value}"));
}
