using System.Data.Common;
using System.Globalization;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The way to the tables. SQLite takes one writer at a time, so this process keeps one open writer and queues for it, and each reader opens
/// its own context; other processes are waited for by SQLite. After a fault the writer is opened anew, so a disk that has space again,
/// or a lock that is gone, needs no restart.
/// </summary>
internal sealed class RecordDatabase(RecordOptions options) : IAsyncDisposable
{
    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = options.File,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = options.LockWaitSeconds,
    }.ToString();

    private readonly SemaphoreSlim _turn = new(1, 1);
    private RecordWriter? _writer;

    public async Task<T> WriteAsync<T>(Func<RecordWriter, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _writer ??= new RecordWriter(await OpenAsync(cancellationToken));
            return await write(_writer, cancellationToken);
        }
        catch (Exception fault)
        {
            await CloseWriterAsync();
            if (RecordFaults.IsOne(fault))
                throw RecordFaults.Explain(fault, options.File);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task WriteAsync(Func<RecordWriter, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(async (writer, token) =>
        {
            await write(writer, token);
            return true;
        }, cancellationToken);

    public async Task<T> ReadAsync<T>(Func<RecordContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
            return await read(context, cancellationToken);
        }
        catch (Exception fault) when (RecordFaults.IsOne(fault))
        {
            throw RecordFaults.Explain(fault, options.File);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseWriterAsync();
        _turn.Dispose();
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        RecordFile.Secure(options.File);
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var pragmas = connection.CreateCommand();
#pragma warning disable CA2100 // A number of the options is all that varies.
            pragmas.CommandText = string.Create(CultureInfo.InvariantCulture,
                // NORMAL: what was committed outlives the process, killed or not; a power cut may lose the last moments, never the file.
                // Deleted words are overwritten, not only unlinked.
                $"PRAGMA busy_timeout = {options.LockWaitSeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
#pragma warning restore CA2100
            await pragmas.ExecuteNonQueryAsync(cancellationToken);
            await RecordSchema.BringUpAsync(connection, options.File, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task CloseWriterAsync()
    {
        if (_writer is null)
            return;
        await _writer.DisposeAsync();
        _writer = null;
    }
}
