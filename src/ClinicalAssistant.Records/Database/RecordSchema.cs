using System.Globalization;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// Brings a file to this program's schema. The file's <c>user_version</c> counts the migrations applied, so that a current file costs one pragma.
/// Migrations run as one script in one transaction that holds the write lock: EF's own lock table would stay behind when a process is killed
/// in the middle, and every later start would wait for it.
/// </summary>
internal static class RecordSchema
{
    /// <summary>How many migrations this program has; a test holds it to the migrations themselves.</summary>
    public const long Version = 1;

    public static async Task BringUpAsync(RecordContext context, string file, CancellationToken cancellationToken)
    {
        if (IsCurrent(await VersionOfAsync(context, cancellationToken), file))
            return;
        await ExecuteAsync(context, "PRAGMA journal_mode = WAL", cancellationToken);
        await ExecuteAsync(context, "BEGIN IMMEDIATE", cancellationToken);
        var found = await VersionOfAsync(context, cancellationToken);
        if (!IsCurrent(found, file))
        {
            var names = context.Database.GetMigrations().ToArray();
            var script = context.GetService<IMigrator>().GenerateScript(
                found == 0 ? Migration.InitialDatabase : names[found - 1], null, MigrationsSqlGenerationOptions.NoTransactions);
            await ExecuteAsync(context, script, cancellationToken);
            await ExecuteAsync(context, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), cancellationToken);
        }

        await ExecuteAsync(context, "COMMIT", cancellationToken);
    }

    private static bool IsCurrent(long found, string file) => found > Version
        ? throw new RecordUnavailableException(
            $"The record {file} was written by a newer version of this program: update this one, or name another folder in Records:Folder.")
        : found == Version;

    private static async Task<long> VersionOfAsync(RecordContext context, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(RecordContext context, string sql, CancellationToken cancellationToken)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is EF's own migration script or a constant: no input of a user reaches it.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
