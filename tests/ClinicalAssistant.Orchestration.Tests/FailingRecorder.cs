using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>A record store that is down: it cannot be opened, or takes no event.</summary>
internal sealed class FailingRecorder(bool opens, Exception failure) : IConsultRecorder
{
    public ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken) => opens ? new(new Open(failure)) : throw failure;

    private sealed class Open(Exception failure) : IOpenRecord
    {
        public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken) => throw failure;

        public ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken) => throw failure;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
