using System.Data.Common;
using System.Text.Json;

using Microsoft.EntityFrameworkCore;
using Npgsql;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The record in PostgreSQL, shared by replicas. Each process holds an advisory lock of its own number while it can write: the server frees it the
/// moment the process dies, so any other replica can tell a turn that is being answered from one that was interrupted.
/// </summary>
internal sealed class PostgresEngine : RecordEngine
{
    private const int InstanceLock = 0x434C494E;
    private const int SecondsToMigrate = 300;
    private const long SchemaLock = 0x434C494E5343;

    private readonly NpgsqlDataSource _source;
    private readonly int _instance;
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private bool _prepared;

    public PostgresEngine(RecordOptions options, TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionText)
        {
            ApplicationName = "clinical-assistant",
            Timeout = options.LockWaitSeconds,
            CommandTimeout = options.LockWaitSeconds,
            IncludeErrorDetail = false,
        };
        Place = $"{settings.Database} on {settings.Host}";
        _source = NpgsqlDataSource.Create(settings);
        _instance = BitConverter.ToInt32(Guid.CreateVersion7(time.GetUtcNow()).ToByteArray(), 12);
    }

    public override string Place { get; }

    public override long? Instance => _instance;

    public override int ReadRetries => 1;

    public override async Task<DbConnection> OpenAsync(bool forWriting, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            await PrepareAsync(connection, cancellationToken);
            if (forWriting)
            {
                await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock_shared($1, $2)", connection) { Parameters = { new() { Value = InstanceLock }, new() { Value = _instance } } };
                await hold.ExecuteNonQueryAsync(cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override RecordContext Context(DbConnection connection) => new PostgresRecordContext(Options(connection));

    public override async Task<IReadOnlySet<long>> RunningAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::int::oid AND objsubid = 2 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", (NpgsqlConnection)connection)
        {
            Parameters = { new() { Value = InstanceLock } },
        };
        var running = new HashSet<long>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            running.Add(unchecked((int)reader.GetFieldValue<uint>(0)));
        return running;
    }

    // EF wraps what it takes for a passing fault in an InvalidOperationException.
    public override bool IsFault(Exception fault) =>
        fault is DbUpdateException or DbException or TimeoutException or IOException or System.Net.Sockets.SocketException or JsonException
            or InvalidOperationException { InnerException: DbException or TimeoutException or IOException };

    // Constraint violations, and the loser of a deadlock: alone it takes its locks in one order.
    public override bool IsOfOneWrite(Exception fault) => fault is PostgresException { SqlState: [.. "23", _, _, _] or "40P01" or "40001" };

    public override RecordUnavailableException Explain(Exception fault) => new((fault as PostgresException ?? fault.InnerException as PostgresException)?.SqlState switch
    {
        "28P01" or "28000" => $"PostgreSQL refuses the sign-in to {Place}: check user and password in Records:ConnectionString or Records:ConnectionStringFile.",
        "3D000" => $"PostgreSQL has no such database ({Place}): create it, or name another in Records:ConnectionString.",
        "42501" => $"The user may not write to {Place}: grant it the rights on the schema.",
        "53100" => $"The disk of PostgreSQL ({Place}) is full: free space.",
        "53300" => $"PostgreSQL ({Place}) has no connection left: raise max_connections, or lower 'Maximum Pool Size' in Records:ConnectionString.",
        "23505" => $"The record ({Place}) already holds a question with this id: give each question an id of its own.",
        string state => $"The record ({Place}) cannot be used (PostgreSQL state {state}): look at the database's log.",
        null when fault is JsonException => $"The record ({Place}) holds an entry that this program cannot read: update the program, or delete that conversation.",
        null => $"PostgreSQL ({Place}) cannot be reached: start it, or check Records:ConnectionString.",
    }, fault);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _source.DisposeAsync();
        _preparing.Dispose();
    }

    private static DbContextOptions<PostgresRecordContext> Options(DbConnection connection) => new DbContextOptionsBuilder<PostgresRecordContext>().UseNpgsql(connection).Options;

    /// <summary>Applies the migrations once a process; replicas that start together queue on a lock that ends with the connection.</summary>
    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_prepared)
            return;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (_prepared)
                return;
            await using var held = await connection.BeginTransactionAsync(cancellationToken);
            await using (var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, held) { CommandTimeout = SecondsToMigrate, Parameters = { new() { Value = SchemaLock } } })
                await hold.ExecuteNonQueryAsync(cancellationToken);
            await using var migrating = await _source.OpenConnectionAsync(cancellationToken);
            await using var context = new PostgresRecordContext(Options(migrating));
            context.Database.SetCommandTimeout(SecondsToMigrate);
            var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if ((await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any(applied => !known.Contains(applied)))
                throw new RecordUnavailableException($"The record ({Place}) was written by a newer version of this program: update this one, or name another database in Records:ConnectionString.");
            await context.Database.MigrateAsync(cancellationToken);
            await held.CommitAsync(cancellationToken);
            _prepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }
}
