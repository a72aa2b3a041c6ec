using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Json;

using Microsoft.EntityFrameworkCore;

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
        if (Notes.Of(answerEvent, turn) is { } note)
            _waiting.Add(note);
        if (Notes.DeliversWords(answerEvent))
            await database.WriteAsync(WriteWaitingAsync, cancellationToken);
    }

    public async ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("The record of this answer is closed.");
        await database.WriteAsync(async (context, token) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            // A fresh row each time: what a failed attempt set would look unchanged to the next one.
            var closed = new TurnRow { Number = turn };
            context.Attach(closed);
            Columns.Close(closed, answer);
            closed.Ended = time.GetUtcNow().ToUnixTimeMilliseconds();
            await context.SaveChangesAsync(token);
            if (_noted)
                await context.Database.ExecuteSqlAsync($"DELETE FROM notes WHERE \"TurnNumber\" = {turn}", token);
            await transaction.CommitAsync(token);
        }, cancellationToken);
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
            await database.WriteAsync(async (context, token) =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                await WriteWaitingAsync(context, token);
                await context.Database.ExecuteSqlAsync(
                    $"UPDATE turns SET \"State\" = {TurnStates.Interrupted}, \"Ended\" = {time.GetUtcNow().ToUnixTimeMilliseconds()} WHERE \"Number\" = {turn}", token);
                await transaction.CommitAsync(token);
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

    private async Task WriteWaitingAsync(RecordContext context, CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return;
        context.Notes.AddRange(_waiting);
        await context.SaveChangesAsync(cancellationToken);
        _waiting.Clear();
        _noted = true;
    }

    private void End()
    {
        _ended = true;
        ended(turn);
    }
}
