namespace ClinicalAssistant.Core;

/// <summary>An open record. Disposing it without <see cref="CloseAsync"/> leaves the answer marked as interrupted.</summary>
public interface IOpenRecord : IAsyncDisposable
{
    /// <summary>Notes an event before it is delivered.</summary>
    ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken);

    /// <summary>Closes the record with the whole answer. Runs also after the caller's cancellation.</summary>
    ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken);
}
