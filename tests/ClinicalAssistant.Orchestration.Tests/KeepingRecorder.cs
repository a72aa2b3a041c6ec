using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>Keeps what was recorded, in order; fails when told to.</summary>
internal sealed class KeepingRecorder : IConsultRecorder
{
    public List<AnswerEvent> Noted { get; } = [];

    public Answer? Closed { get; private set; }

    public bool FailsToOpen { get; init; }

    public int FailsAfter { get; init; } = int.MaxValue;

    public ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken) => FailsToOpen
        ? throw new RecordUnavailableException("The record cannot be written: make room on the disk.")
        : new(new Open(this));

    private sealed class Open(KeepingRecorder recorder) : IOpenRecord
    {
        public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken)
        {
            if (recorder.Noted.Count >= recorder.FailsAfter)
                throw new RecordUnavailableException("The record cannot be written: make room on the disk.");
            recorder.Noted.Add(answerEvent);
            return ValueTask.CompletedTask;
        }

        public ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
        {
            recorder.Closed = answer;
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
