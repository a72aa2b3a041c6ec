using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.Guarding;

/// <summary>Records what an engine is about to deliver through a door that has no question for the whole pipeline: who asked, of which patient, to what end, and what came of it.</summary>
internal sealed class EngineRecord(IConsultRecorder recorder, IdSource ids, GuardPolicy policy, KnowledgeBase knowledge)
{
    private const string Provider = "reference";

    /// <summary>Keeps one delivery, before it is made.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be recorded, so it may not be delivered.</exception>
    public async Task KeepAsync(EngineCall call, CancellationToken cancellationToken)
    {
        var question = new Question
        {
            Id = ids.Next(),
            Text = call.Asked,
            Task = call.Task,
            Patient = call.Patient,
            PatientProblems = call.PatientProblems,
            ConversationId = call.ConversationId,
            Caller = call.Caller,
        };
        await using var record = await recorder.OpenAsync(question, cancellationToken);
        await record.CloseAsync(new Answer
        {
            QuestionId = question.Id,
            Outcome = call.Decision.Decision switch { Decision.Refuse => Outcome.Refused, Decision.Escalate => Outcome.Escalated, Decision.Caution => Outcome.Cautioned, _ => Outcome.Answered },
            Decision = call.Decision,
            Task = call.Task,
            Text = call.Delivered,
            Provider = Provider,
            Versions = new Versions(ProductVersion.Current, policy.Version, new Dictionary<string, string>(StringComparer.Ordinal) { [knowledge.Name] = knowledge.Version }),
            Notices = call.Notices,
        }, cancellationToken);
    }
}
