using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Json;

namespace ClinicalAssistant.Records;

/// <summary>
/// One answer while it is given. What delivers words is on disk before <see cref="NoteAsync"/> returns;
/// notices, evidence and rankings wait for the next of those, so that a question costs few writes. Of an answer that is delivered
/// whole only an emergency notice goes before the whole.
/// </summary>
internal sealed class OpenRecord(RecordDatabase database, TextProtection protection, TimeProvider time, TurnRow turn, bool deliveredWhole, Action<long> ended) : IOpenRecord
{
    private readonly List<AnswerEvent> _waiting = [];
    private bool _noted;
    private bool _ended;

    public async ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("The record of this answer is closed.");
        _waiting.Add(answerEvent);
        if (deliveredWhole ? answerEvent is Escalated : Notes.DeliversWords(answerEvent))
        {
            var rows = Rows();
            await database.WriteAsync((writer, _) => writer.AddNotesAsync(turn.Number, rows), cancellationToken);
            _noted |= rows.Count > 0;
            _waiting.Clear();
        }
    }

    public async ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
    {
        if (_ended)
            throw new InvalidOperationException("The record of this answer is closed.");
        Columns.Close(turn, answer, time.GetUtcNow());
        var digest = TurnDigest.Of(turn);
        var stored = Columns.Stored(turn, protection);
        await database.WriteAsync((writer, _) =>
        {
            writer.Audit(Entry(AuditActions.Answer) with { Outcome = answer.Outcome.ToString(), Digest = digest });
            return writer.CloseTurnAsync(stored, _noted);
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
            var rows = Rows();
            await database.WriteAsync(async (writer, _) =>
            {
                await writer.AddNotesAsync(turn.Number, rows);
                await writer.InterruptTurnAsync(turn.Number, time.GetUtcNow().ToUnixTimeMilliseconds());
                writer.Audit(Entry(AuditActions.Interrupt));
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

    private AuditEntry Entry(string action) => new()
    {
        Tenant = turn.Tenant,
        At = time.GetUtcNow(),
        Actor = turn.CallerId,
        Action = action,
        Subject = turn.QuestionId,
        PatientKey = turn.PatientKey,
        Door = turn.Door,
        Purpose = turn.Purpose,
    };

    /// <summary>What waits, as it is stored.</summary>
    private List<NoteRow> Rows() => [.. _waiting.Select(Notes.Of).OfType<NoteRow>().Select(note => new NoteRow { Kind = note.Kind, Content = protection.Write(note.Content)! })];

    private void End()
    {
        _ended = true;
        ended(turn.Number);
    }
}
