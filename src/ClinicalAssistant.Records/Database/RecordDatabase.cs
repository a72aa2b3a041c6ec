using System.Globalization;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The way to the tables. SQLite takes one writer at a time, so this process keeps one open context for writing and queues for it,
/// and readers open their own; other processes are waited for by SQLite. After a fault the writer is opened anew, so a disk that
/// has space again, or a lock that is gone, needs no restart.
/// </summary>
internal sealed class RecordDatabase : IAsyncDisposable
{
    private readonly RecordOptions _options;
    private readonly DbContextOptions<RecordContext> _context;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private RecordContext? _writer;

    public RecordDatabase(RecordOptions options)
    {
        _options = options;
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = options.File,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = options.LockWaitSeconds,
        };
        _context = new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection.ToString()).EnableThreadSafetyChecks(false).Options;
    }

    /// <summary>Opens the file and goes once through the parts that every write uses, without writing.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => WriteAsync(static (context, token) =>
        context.Database.ExecuteSqlAsync($"UPDATE turns SET \"State\" = {TurnStates.Open} WHERE \"Number\" = {0L}", token), cancellationToken);

    /// <summary>Empties the write-ahead log after a deletion: it would hold the deleted words until its next turn.</summary>
    public static Task FlushAsync(RecordContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);

    public async Task WriteAsync(Func<RecordContext, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _writer ??= await OpenAsync(cancellationToken);
            await write(_writer, cancellationToken);
            _writer.ChangeTracker.Clear();
        }
        catch (Exception fault)
        {
            await CloseWriterAsync();
            if (RecordFaults.IsOne(fault))
                throw RecordFaults.Explain(fault, _options.File);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<RecordContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await OpenAsync(cancellationToken);
            return await read(context, cancellationToken);
        }
        catch (Exception fault) when (RecordFaults.IsOne(fault))
        {
            throw RecordFaults.Explain(fault, _options.File);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseWriterAsync();
        _turn.Dispose();
    }

    private async Task<RecordContext> OpenAsync(CancellationToken cancellationToken)
    {
        RecordFile.Secure(_options.File);
        var context = new RecordContext(_context);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            await using var pragmas = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A number of the options is all that varies.
            pragmas.CommandText = string.Create(CultureInfo.InvariantCulture,
                // NORMAL: what was committed outlives the process, killed or not; a power cut may lose the last moments, never the file.
                // Deleted words are overwritten, not only unlinked.
                $"PRAGMA busy_timeout = {_options.LockWaitSeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
#pragma warning restore CA2100
            await pragmas.ExecuteNonQueryAsync(cancellationToken);
            await RecordSchema.BringUpAsync(context, _options.File, cancellationToken);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
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
