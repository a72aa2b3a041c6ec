using System.Collections.Concurrent;
using System.Data.Common;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The way to the tables. Writes that wait at the same time go into one transaction of one open connection (a file takes one writer, and a server
/// is asked less often), and each returns when that is committed; readers open their own. After a fault the writer is opened anew, so a disk that
/// has space again, a lock that is gone or a server that is back needs no restart.
/// </summary>
internal sealed class RecordDatabase(RecordEngine engine) : IAsyncDisposable
{
    private const int MostInOneTransaction = 64;

    private readonly ConcurrentQueue<PendingWrite> _queue = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;
    private bool _disposed;
    private RecordWriter? _writer;

    public RecordEngine Engine => engine;

    public async Task<T> WriteAsync<T>(Func<RecordWriter, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        T result = default!;
        var pending = new PendingWrite(async writer => result = await write(writer, CancellationToken.None), cancellationToken);
        _queue.Enqueue(pending);
        // The first to come has the queue worked off, on a thread of the pool, so that what comes meanwhile goes into the same transaction; the others wait for their own
        // write alone. Where nothing else is waiting for a thread it works off its own at once.
        if (Interlocked.Increment(ref _waiting) == 1)
            _ = ThreadPool.PendingWorkItemCount == 0 ? WorkOffAsync(onceOnly: true) : Task.Run(() => WorkOffAsync(onceOnly: false), CancellationToken.None);
        await pending.Done;
        return result;
    }

    public Task WriteAsync(Func<RecordWriter, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(async (writer, token) =>
        {
            await write(writer, token);
            return true;
        }, cancellationToken);

    public Task<T> ReadAsync<T>(Func<RecordContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) => ReadOverAsync(async (connection, token) =>
    {
        await using var context = engine.Context(connection);
        return await read(context, token);
    }, cancellationToken);

    /// <summary>Counts by a statement of <see cref="Statements"/>, without EF, whose model and queries cost most of a start.</summary>
    public Task<long> CountAsync(string statement, CancellationToken cancellationToken, params (string Name, object Value)[] values) => ReadOverAsync(async (connection, token) =>
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of Statements; values go in as parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            command.Parameters.Add(parameter);
        }

        return (long)(await command.ExecuteScalarAsync(token))!;
    }, cancellationToken);

    private async Task<T> ReadOverAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await engine.OpenAsync(forWriting: false, cancellationToken);
                return await read(connection, cancellationToken);
            }
            catch (Exception fault) when (engine.IsFault(fault))
            {
                // A connection of the pool may be one to a server that has restarted since: the next is not.
                if (attempt > engine.ReadRetries)
                    throw engine.Explain(fault);
            }
        }
    }

    /// <summary>After words were deleted.</summary>
    public async Task ForgetAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_writer is not null)
                await engine.ForgetAsync(_writer, CancellationToken.None);
        }
        catch (Exception fault) when (engine.IsFault(fault))
        {
            await CloseWriterAsync();
            throw engine.Explain(fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _turn.WaitAsync();
        await CloseWriterAsync();
        await engine.DisposeAsync();
        _turn.Dispose();
    }

    private async Task WorkOffAsync(bool onceOnly)
    {
        await _turn.WaitAsync();
        try
        {
            var batch = new List<PendingWrite>();
            int left;
            do
            {
                batch.Clear();
                var taken = 0;
                while (taken < MostInOneTransaction && _queue.TryDequeue(out var pending))
                {
                    taken++;
                    if (!pending.IsCancelled)
                        batch.Add(pending);
                }

                await RunAsync(batch);
                left = Interlocked.Add(ref _waiting, -taken);
            }
            while (left > 0 && !onceOnly);
            if (left > 0)
                _ = Task.Run(() => WorkOffAsync(onceOnly: false), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RunAsync(List<PendingWrite> batch)
    {
        if (batch.Count == 0 || await TryAsync(batch) is not { } fault)
            return;
        if (batch.Count == 1 || (engine.IsFault(fault) && !engine.IsOfOneWrite(fault)))
        {
            var told = engine.IsFault(fault) ? engine.Explain(fault) : fault;
            batch.ForEach(pending => pending.Fail(told));
            return;
        }

        foreach (var pending in batch)
            await RunAsync([pending]);
    }

    /// <summary>All of the batch in one transaction, or nothing of it and the fault.</summary>
    private async Task<Exception?> TryAsync(List<PendingWrite> batch)
    {
        try
        {
            _writer ??= new RecordWriter(await engine.OpenAsync(forWriting: true, CancellationToken.None));
            await _writer.BeginAsync();
            foreach (var pending in batch)
                await pending.RunAsync(_writer);
            await _writer.CommitAsync();
            foreach (var pending in batch)
                pending.Succeed();
            return null;
        }
        catch (Exception fault)
        {
            await CloseWriterAsync();
            return fault;
        }
    }

    private async Task CloseWriterAsync()
    {
        if (_writer is null)
            return;
        var writer = _writer;
        _writer = null;
        try
        {
            await writer.DisposeAsync();
        }
        catch (Exception fault) when (engine.IsFault(fault))
        {
            // The connection is gone already.
        }
    }
}
