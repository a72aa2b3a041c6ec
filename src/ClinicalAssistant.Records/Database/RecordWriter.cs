using System.Data.Common;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The statements that stand in the way of an answer, over the provider's own connection: through EF's change tracking the first of them
/// costs ten times as much at start, and each one several times as much afterwards. EF owns the schema, its migrations and all reading.
/// </summary>
internal sealed class RecordWriter(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];
    private DbTransaction? _transaction;

    public DbConnection Connection => connection;

    public async Task OpenTurnAsync(TurnRow turn, string title, CancellationToken cancellationToken)
    {
        await using var transaction = _transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(Statements.UpsertConversation, cancellationToken,
            ("Id", turn.ConversationId), ("Title", title), ("Asked", turn.Asked), ("CallerId", turn.CallerId), ("Door", turn.Door));
        var insert = Prepare(Statements.InsertTurn, [.. TurnColumns.Asked.Select(column => (column.Name, column.Value(turn)))]);
        turn.Number = (long)(await insert.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        _transaction = null;
    }

    public async Task AddNotesAsync(long turn, IReadOnlyList<NoteRow> notes, CancellationToken cancellationToken)
    {
        await using var transaction = _transaction = notes.Count > 1 ? await connection.BeginTransactionAsync(cancellationToken) : null;
        foreach (var note in notes)
            await ExecuteAsync(Statements.InsertNote, cancellationToken, ("TurnNumber", turn), ("Kind", note.Kind), ("Content", note.Content));
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        _transaction = null;
    }

    public async Task CloseTurnAsync(TurnRow turn, bool noted, CancellationToken cancellationToken)
    {
        await using var transaction = _transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(Statements.CloseTurn, cancellationToken,
            [("Number", turn.Number), .. TurnColumns.Answered.Select(column => (column.Name, column.Value(turn)))]);
        if (noted)
            await ExecuteAsync(Statements.DeleteNotes, cancellationToken, ("TurnNumber", turn.Number));
        await transaction.CommitAsync(cancellationToken);
        _transaction = null;
    }

    public Task InterruptTurnAsync(long turn, long ended, CancellationToken cancellationToken) =>
        ExecuteAsync(Statements.InterruptTurn, cancellationToken, ("Number", turn), ("State", TurnStates.Interrupted), ("Ended", ended));

    public Task<int> DeleteConversationAsync(string id, CancellationToken cancellationToken) =>
        DeleteAsync(Statements.DeleteConversation, ("Id", id), cancellationToken);

    public Task<int> DeleteOlderAsync(long than, CancellationToken cancellationToken) =>
        DeleteAsync(Statements.DeleteOlder, ("Than", than), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Deletes, and empties the write-ahead log, which would hold the deleted words until its next turn.</summary>
    private async Task<int> DeleteAsync(string statement, (string, object?) which, CancellationToken cancellationToken)
    {
        var deleted = await ExecuteAsync(statement, cancellationToken, which);
        if (deleted > 0)
            await ExecuteAsync(Statements.EmptyLog, cancellationToken);
        return deleted;
    }

    private Task<int> ExecuteAsync(string statement, CancellationToken cancellationToken, params (string Name, object? Value)[] values) =>
        Prepare(statement, values).ExecuteNonQueryAsync(cancellationToken);

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
