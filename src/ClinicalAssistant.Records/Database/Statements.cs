namespace ClinicalAssistant.Records.Database;

/// <summary>The SQL of <see cref="RecordWriter"/>, in the dialect that SQLite and PostgreSQL share, but for the last.</summary>
internal static class Statements
{
    public const string UpsertConversation =
        """
        INSERT INTO conversations ("Id", "Title", "Started", "Updated", "CallerId", "Door") VALUES (@Id, @Title, @Asked, @Asked, @CallerId, @Door)
        ON CONFLICT ("Id") DO UPDATE SET "Updated" = excluded."Updated"
        """;

    public static readonly string InsertTurn =
        $"""
         INSERT INTO turns ({string.Join(", ", TurnColumns.Asked.Select(static column => $"\"{column.Name}\""))})
         VALUES ({string.Join(", ", TurnColumns.Asked.Select(static column => "@" + column.Name))}) RETURNING "Number"
         """;

    public static readonly string CloseTurn =
        $"UPDATE turns SET {string.Join(", ", TurnColumns.Answered.Select(static column => $"\"{column.Name}\" = @{column.Name}"))} WHERE \"Number\" = @Number";

    public const string InsertNote = """INSERT INTO notes ("TurnNumber", "Kind", "Content") VALUES (@TurnNumber, @Kind, @Content)""";
    public const string DeleteNotes = """DELETE FROM notes WHERE "TurnNumber" = @TurnNumber""";
    public const string InterruptTurn = """UPDATE turns SET "State" = @State, "Ended" = @Ended WHERE "Number" = @Number""";
    public const string DeleteConversation = """DELETE FROM conversations WHERE "Id" = @Id""";
    public const string DeleteOlder = """DELETE FROM conversations WHERE "Updated" < @Than""";
    public const string EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";
}
