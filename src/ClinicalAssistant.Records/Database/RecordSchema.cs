using System.Data.Common;
using System.Globalization;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// Brings a file to this program's schema. The file's <c>user_version</c> counts the migrations applied, so that a current file costs one pragma.
/// <c>Migrations/N.sql</c> is what EF generates from migration N (a test holds each to it) and runs without EF's start-up cost, all in one
/// transaction that holds the write lock: EF's own lock table would stay behind when a process is killed in the middle, and every later start
/// would wait for it.
/// </summary>
internal static class RecordSchema
{
    /// <summary>How many migrations this program has.</summary>
    public const int Version = 3;

    public static async Task BringUpAsync(DbConnection connection, string file, CancellationToken cancellationToken)
    {
        if (IsCurrent(await VersionOfAsync(connection, null, cancellationToken), file))
            return;
        await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL", cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await VersionOfAsync(connection, transaction, cancellationToken);
        if (!IsCurrent(found, file))
        {
            for (var next = found + 1; next <= Version; next++)
                await ExecuteAsync(connection, transaction, Script((int)next), cancellationToken);
            await ExecuteAsync(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The SQL of the migration of this number, 1 upwards.</summary>
    public static string Script(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Migrations/{number}.sql");
        using var reader = new StreamReader(typeof(RecordSchema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static bool IsCurrent(long found, string file) => found > Version
        ? throw new RecordUnavailableException(
            $"The record {file} was written by a newer version of this program: update this one, or name another folder in Records:Folder.")
        : found == Version;

    private static async Task<long> VersionOfAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is an embedded script or a constant: no input of a user reaches it.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
