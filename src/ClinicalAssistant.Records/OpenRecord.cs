using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Json;

namespace ClinicalAssistant.Records;

/// <summary>
/// One answer while it is given. What delivers words is on disk before <see cref="NoteAsync"/> returns;
/// notices, evidence and rankings wait for the next of those, so that a question costs few writes.
/// </summary>
internal sealed class OpenRecord(RecordDatabase database, TimeProvider time, long turn, Action<long> ended) : IOpenRecord
{
    private readonly List<NoteRow> _waiting = [];
    private bool _noted;
    private bool _ended;

    public async ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("The record of this answer is closed.");
        if (Notes.Of(answerEvent) is { } note)
            _waiting.Add(note);
        if (Notes.DeliversWords(answerEvent))
            await database.WriteAsync(WriteWaitingAsync, cancellationToken);
    }

    public async ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("The record of this answer is closed.");
        var closed = Columns.Close(turn, answer, time.GetUtcNow());
        await database.WriteAsync((writer, token) => writer.CloseTurnAsync(closed, _noted, token), cancellationToken);
        End();
    }

    /// <summary>
    /// Marks an answer that was not closed as interrupted. Where that cannot be written the turn stays marked open,
    /// which every later reader shows as interrupted, so the fault is not thrown over the one that led here.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        try
        {
            await database.WriteAsync(async (writer, token) =>
            {
                await WriteWaitingAsync(writer, token);
                await writer.InterruptTurnAsync(turn, time.GetUtcNow().ToUnixTimeMilliseconds(), token);
            }, CancellationToken.None);
        }
        catch (RecordUnavailableException)
        {
            // Said above.
        }
        finally
        {
            End();
        }
    }

    private async Task WriteWaitingAsync(RecordWriter writer, CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return;
        await writer.AddNotesAsync(turn, _waiting, cancellationToken);
        _waiting.Clear();
        _noted = true;
    }

    private void End()
    {
        _ended = true;
        ended(turn);
    }
}
