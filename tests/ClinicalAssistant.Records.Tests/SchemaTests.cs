using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void Each_embedded_script_is_what_EF_generates_from_its_migration()
    {
        using var context = new RecordContextDesign().CreateDbContext([]);
        var names = context.Database.GetMigrations().ToArray();
        Assert.True(names.Length == RecordSchema.Version, $"RecordSchema.Version is {RecordSchema.Version}; there are {names.Length} migrations.");
        var from = Migration.InitialDatabase;
        for (var number = 1; number <= names.Length; number++)
        {
            var script = context.GetService<IMigrator>().GenerateScript(from, names[number - 1], MigrationsSqlGenerationOptions.NoTransactions);
            Assert.Equal(script.ReplaceLineEndings("\n").Trim(), RecordSchema.Script(number).ReplaceLineEndings("\n").Trim());
            from = names[number - 1];
        }
    }

    [Fact]
    public void The_model_has_no_change_that_a_migration_lacks()
    {
        using var context = new RecordContextDesign().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_compiled_model_maps_every_column_that_the_tables_have()
    {
        using var context = new RecordContextDesign().CreateDbContext([]);
        foreach (var type in context.Model.GetEntityTypes())
        {
            var mapped = type.GetProperties().Select(static property => property.GetColumnName()).Order(StringComparer.Ordinal);
            var declared = type.ClrType.GetProperties().Where(static property => property.PropertyType == typeof(string) || !property.PropertyType.IsGenericType || property.PropertyType.IsValueType)
                .Select(static property => property.Name).Order(StringComparer.Ordinal);
            Assert.Equal(declared, mapped);
            foreach (var column in mapped)
                Assert.Contains($"\"{column}\"", string.Concat(Enumerable.Range(1, RecordSchema.Version).Select(RecordSchema.Script)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_column_of_a_turn_is_written_when_it_is_asked_or_when_it_is_answered()
    {
        var columns = typeof(TurnRow).GetProperties().Select(static property => property.Name).Except([nameof(TurnRow.Number), nameof(TurnRow.Notes)]);
        var written = TurnColumns.Asked.Concat(TurnColumns.Answered).Select(static column => column.Name).Distinct();
        Assert.Equal(columns.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        var row = new TurnRow();
        foreach (var (name, value) in TurnColumns.Asked.Concat(TurnColumns.Answered))
        {
            var property = typeof(TurnRow).GetProperty(name)!;
            property.SetValue(row, property.PropertyType == typeof(string) ? name : 7L);
            Assert.Equal(property.GetValue(row), value(row));
        }
    }

    [Fact]
    public async Task A_new_file_gets_the_schema_with_EFs_own_history_and_a_second_start_changes_nothing()
    {
        await using var folder = new RecordFolder();
        await folder.Store().PrepareAsync(TestContext.Current.CancellationToken);
        await folder.Store().PrepareAsync(TestContext.Current.CancellationToken);
        await using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        await using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("wal", (await context.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(TestContext.Current.CancellationToken)).Single());
    }

    [Fact]
    public async Task A_file_of_the_first_version_keeps_its_turns_and_gets_the_rest()
    {
        await using var folder = new RecordFolder();
        Directory.CreateDirectory(folder.Folder);
        await folder.RawAsync(RecordSchema.Script(1));
        await folder.RawAsync("""
            PRAGMA user_version = 1;
            INSERT INTO conversations ("Id", "Title", "Started", "Updated", "CallerId", "Door") VALUES ('c1', 'Old', 1, 1, 'a', 'Console');
            INSERT INTO turns ("QuestionId", "ConversationId", "State", "Asked", "CallerId", "Door", "Audience", "Text") VALUES ('q1', 'c1', 'open', 1, 'a', 'Console', 'Clinician', 'Old?');
            """);
        var turn = Assert.Single((await folder.Store().ReadAsync("c1", TestContext.Current.CancellationToken))!.Turns);
        Assert.Equal(("Old?", Tenants.Own), (turn.Question.Text, turn.Question.Caller.Tenant));
    }

    [Fact]
    public async Task Several_stores_may_make_the_file_at_the_same_time()
    {
        await using var folder = new RecordFolder { LockWaitSeconds = 60 };
        var stores = Enumerable.Range(0, 6).Select(_ => folder.Store()).ToArray();
        await Task.WhenAll(stores.Select(static store => Task.Run(() => store.PrepareAsync())));
        Assert.Empty(await stores[0].ListAsync(10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone_and_the_message_says_to_update()
    {
        await using var folder = new RecordFolder();
        await folder.Store().PrepareAsync(TestContext.Current.CancellationToken);
        await using (var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(() => folder.Store().PrepareAsync(TestContext.Current.CancellationToken));
        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }
}
