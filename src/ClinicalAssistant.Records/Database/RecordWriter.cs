using System.Data.Common;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The statements that stand in the way of an answer, over the provider's own connection: through EF's change tracking the first of them
/// costs ten times as much at start, and each one several times as much afterwards. EF owns the schema, its migrations and all reading.
/// </summary>
internal sealed class RecordWriter(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];
    private readonly List<AuditEntry> _audit = [];
    private DbTransaction? _transaction;

    public async Task BeginAsync()
    {
        _audit.Clear();
        _transaction = await connection.BeginTransactionAsync();
    }

    /// <summary>Appends what was audited to the chains, tenant by tenant in one order, so that replicas never wait for each other in a ring; then commits.</summary>
    public async Task CommitAsync()
    {
        foreach (var chain in _audit.GroupBy(static entry => entry.Tenant, StringComparer.Ordinal).OrderBy(static chain => chain.Key, StringComparer.Ordinal))
            await AppendAsync(chain.Key, chain);
        await _transaction!.CommitAsync();
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <summary>Notes an entry for the chain; it is in it when the transaction is committed.</summary>
    public void Audit(AuditEntry entry) => _audit.Add(entry);

    public async Task OpenTurnAsync(TurnRow turn, string title)
    {
        var touched = await ExecuteAsync(Statements.UpsertConversation,
            ("Id", turn.ConversationId), ("Tenant", turn.Tenant), ("Title", title), ("Asked", turn.Asked), ("CallerId", turn.CallerId), ("Door", turn.Door));
        if (touched == 0)
            throw new RecordUnavailableException("There is no conversation of that id here. Begin a new one.");
        var insert = Prepare(Statements.InsertTurn, [.. TurnColumns.Asked.Select(column => (column.Name, column.Value(turn)))]);
        turn.Number = (long)(await insert.ExecuteScalarAsync())!;
    }

    public async Task AddNotesAsync(long turn, IReadOnlyList<NoteRow> notes)
    {
        foreach (var note in notes)
            await ExecuteAsync(Statements.InsertNote, ("TurnNumber", turn), ("Kind", note.Kind), ("Content", note.Content));
    }

    public async Task CloseTurnAsync(TurnRow turn, bool noted)
    {
        await ExecuteAsync(Statements.CloseTurn, [("Number", turn.Number), .. TurnColumns.Answered.Select(column => (column.Name, column.Value(turn)))]);
        if (noted)
            await ExecuteAsync(Statements.DeleteNotes, ("TurnNumber", turn.Number));
    }

    public Task InterruptTurnAsync(long turn, long ended) =>
        ExecuteAsync(Statements.InterruptTurn, ("Number", turn), ("State", TurnStates.Interrupted), ("Ended", ended));

    /// <summary>Deletes turns, what hangs on them, and the conversations that are empty then; says which.</summary>
    public async Task<IReadOnlyList<DeletedTurn>> DeleteTurnsAsync(string statement, params (string Name, object? Value)[] which)
    {
        var deleted = new List<DeletedTurn>();
        await using (var reader = await Prepare(statement, which).ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                deleted.Add(new DeletedTurn(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        foreach (var turn in deleted)
            await ExecuteAsync(Statements.DeleteFeedback, ("QuestionId", turn.QuestionId));
        foreach (var (tenant, id) in deleted.Select(static turn => (turn.Tenant, turn.ConversationId)).Distinct())
            await ExecuteAsync(Statements.DeleteIfEmpty, ("Id", id), ("Tenant", tenant));
        return deleted;
    }

    /// <summary>Deletes states of documents and says which documents went.</summary>
    public async Task<IReadOnlyList<(string Tenant, string Id, string? PatientKey)>> DeleteDocumentsAsync(string statement, params (string Name, object? Value)[] which)
    {
        var deleted = new HashSet<(string, string, string?)>();
        await using var reader = await Prepare(statement, which).ExecuteReaderAsync();
        while (await reader.ReadAsync())
            deleted.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        return [.. deleted];
    }

    /// <summary>Runs a statement of <see cref="Statements"/> and says how many rows it touched.</summary>
    public Task<int> ExecuteAsync(string statement, params (string Name, object? Value)[] values) => Prepare(statement, values).ExecuteNonQueryAsync();

    /// <summary>Outside the transaction, which it would wait for.</summary>
    public async Task EmptyLogAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statements.EmptyLog;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task AppendAsync(string tenant, IEnumerable<AuditEntry> entries)
    {
        long sequence;
        string hash;
        await using (var head = await Prepare(Statements.HoldHead, [("Tenant", tenant)]).ExecuteReaderAsync())
        {
            await head.ReadAsync();
            (sequence, hash) = (head.GetInt64(0), head.GetString(1));
        }

        foreach (var entry in entries)
        {
            var linked = AuditChain.Link(entry, ++sequence, hash);
            hash = linked.Hash;
            await ExecuteAsync(Statements.InsertAudit,
                ("Tenant", tenant), ("Sequence", sequence), ("At", linked.At.ToUnixTimeMilliseconds()), ("Actor", linked.Actor), ("Action", linked.Action), ("Subject", linked.Subject),
                ("PatientKey", linked.PatientKey), ("Door", linked.Door), ("Purpose", linked.Purpose), ("Outcome", linked.Outcome), ("Detail", linked.Detail), ("Digest", linked.Digest),
                ("Previous", linked.Previous), ("Hash", linked.Hash));
        }

        await ExecuteAsync(Statements.MoveHead, ("Tenant", tenant), ("Sequence", sequence), ("Hash", hash));
    }

    private DbCommand Prepare(string statement, (string Name, object? Value)[] values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of Statements; values go in as parameters.
            command.CommandText = statement;
#pragma warning restore CA2100
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + name;
                command.Parameters.Add(parameter);
            }

            _prepared[statement] = command;
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return command;
    }
}
