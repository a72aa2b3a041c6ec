using System.Text.Json;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary><c>/patient</c>: a file, typed facts, none, or what is set now.</summary>
internal sealed class PatientCommand(ChatContext context)
{
    public void Run(string rest)
    {
        if (rest.Equals("clear", StringComparison.OrdinalIgnoreCase) || rest.Equals("none", StringComparison.OrdinalIgnoreCase))
            context.State.Patient = null;
        else if (rest.Length > 0)
            Set(Read(rest));
        context.Console.Plain(context.State.Patient is { } patient ? "Patient: " + PatientLine.Whole(patient) : "No patient is set.");
    }

    private void Set(PatientReading reading)
    {
        context.State.Patient = reading.Patient;
        foreach (var problem in reading.Problems)
            context.Console.Warning(problem.ToString());
        if (reading.NotCurrentMedications.Count > 0)
            context.Console.Dim($"Not current, so not counted: {string.Join(", ", reading.NotCurrentMedications.Select(entry => entry.Text))}");
    }

    private PatientReading Read(string rest)
    {
        var reader = context.Engines.Get<PatientReader>();
        var path = UserPath.Of(rest);
        if (File.Exists(path))
            return PatientFile.Read(path, reader);
        if (rest.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || rest.StartsWith('/') || rest.StartsWith('~') || rest.StartsWith('.'))
            throw new WrongInputException("There is no such file. Name a FHIR bundle or a file of plain facts, or type the facts: /patient 58M, allergies: penicillin");
        using var facts = JsonDocument.Parse(TypedFacts.Read(rest).ToJsonString());
        return reader.Read(facts.RootElement);
    }
}
