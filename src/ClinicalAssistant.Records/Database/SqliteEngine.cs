using System.Data.Common;
using System.Globalization;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>The record in one file, write-ahead logged. Other processes are waited for by SQLite.</summary>
internal sealed class SqliteEngine(RecordOptions options) : RecordEngine
{
    private const int ConstraintFailed = 19;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = options.File,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = options.LockWaitSeconds,
    }.ToString();

    public override string Place => options.File;

    public override async Task<DbConnection> OpenAsync(bool forWriting, CancellationToken cancellationToken)
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
                // Deleted words are overwritten, not only unlinked. A log of 16 MB is copied back less often than SQLite's own 4, and each time takes two syncs.
                $"PRAGMA busy_timeout = {options.LockWaitSeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000");
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

    public override RecordContext Context(DbConnection connection) => new(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);

    /// <summary>Empties the write-ahead log, which would hold the deleted words until its next turn.</summary>
    public override Task ForgetAsync(RecordWriter writer, CancellationToken cancellationToken) => writer.EmptyLogAsync(cancellationToken);

    public override bool IsFault(Exception fault) => RecordFaults.IsOne(fault);

    public override bool IsOfOneWrite(Exception fault) => fault is SqliteException { SqliteErrorCode: ConstraintFailed };

    public override RecordUnavailableException Explain(Exception fault) => RecordFaults.Explain(fault, options.File);
}
