using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Api.Limiting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Telemetry;

/// <summary>
/// The record as the server uses it, whatever the door: it asks whether the caller may see the patient, measures the answer, and takes its tokens off the caller's day.
/// </summary>
internal sealed class MeteredRecorder(RecordStore records, ServerMetrics metrics, SharedLimits limits, PatientAccess access, TimeProvider time) : IConsultRecorder
{
    public async ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken)
    {
        if (PatientKeys.Of(question.Caller.Tenant, question.Patient) is { } patient && !await access(question.Caller, patient, cancellationToken))
            throw new RecordUnavailableException("The site does not let this caller see this patient.");
        try
        {
            return new Metered(metrics, limits, time, question, await records.OpenAsync(question, cancellationToken));
        }
        catch (RecordUnavailableException)
        {
            metrics.RecordFault();
            throw;
        }
    }

    private sealed class Metered(ServerMetrics metrics, SharedLimits limits, TimeProvider time, Question question, IOpenRecord record) : IOpenRecord
    {
        private readonly long _opened = time.GetTimestamp();
        private bool _spoken;

        public async ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken)
        {
            await record.NoteAsync(answerEvent, cancellationToken);
            if (_spoken || answerEvent is not SentenceReleased)
                return;
            _spoken = true;
            metrics.FirstSentence(time.GetElapsedTime(_opened));
        }

        public async ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
        {
            metrics.Answered(question, answer, time.GetElapsedTime(_opened));
            if (answer.TokenUse is { } use && question.Caller.Id != CallerIdentity.Loopback.Name)
                await limits.AddTokensAsync(question.Caller.Tenant + "/" + question.Caller.Id, use.Input + use.Output, time.GetUtcNow());
            await record.CloseAsync(answer, cancellationToken);
        }

        public ValueTask DisposeAsync() => record.DisposeAsync();
    }
}
