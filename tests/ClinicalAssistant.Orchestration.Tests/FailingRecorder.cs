using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>A record store that is down: it cannot be opened, or takes no event, or takes events and cannot be closed.</summary>
internal sealed class FailingRecorder(bool opens, Exception failure) : IConsultRecorder
{
    public bool Notes { get; init; }

    public ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken) => opens ? new(new Open(failure, Notes)) : throw failure;

    private sealed class Open(Exception failure, bool notes) : IOpenRecord
    {
        public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken) => notes ? ValueTask.CompletedTask : throw failure;

        public ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken) => throw failure;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
