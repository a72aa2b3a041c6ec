using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Makes pipeline questions of what a door received.</summary>
public sealed class Questions(IdSource ids, PatientInput patients, ConsultOptions options)
{
    /// <summary>A question from a line of <c>ask</c> or a body of <c>/api/ask</c>.</summary>
    /// <exception cref="WrongInputException">A field cannot be used.</exception>
    public Question From(AskLine line, Caller caller, string? conversation = null, IReadOnlyList<Turn>? history = null, bool allowPatient = false)
    {
        var read = line.Patient is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } patient ? patients(patient) : null;
        return new Question
        {
            Id = ids.Next(),
            Text = line.Question ?? throw new WrongInputException("Field 'question' is missing."),
            Audience = ContractValues.Audience(line.Audience ?? options.DefaultAudience, allowPatient || options.AllowPatientAudience),
            Task = line.Task,
            Patient = read?.Patient,
            PatientProblems = read?.Problems ?? [],
            Route = line.Model,
            ConversationId = conversation,
            History = history ?? [],
            Caller = caller,
        };
    }
}
