namespace ClinicalAssistant.Records.Database;

/// <summary>The SQL of <see cref="RecordWriter"/>, in the dialect that SQLite and PostgreSQL share, but for the last.</summary>
internal static class Statements
{
    /// <summary>A conversation of another tenant is left alone, and then no row is touched.</summary>
    public const string UpsertConversation =
        """
        INSERT INTO conversations ("Id", "Tenant", "Title", "Started", "Updated", "CallerId", "Door") VALUES (@Id, @Tenant, @Title, @Asked, @Asked, @CallerId, @Door)
        ON CONFLICT ("Id") DO UPDATE SET "Updated" = excluded."Updated" WHERE conversations."Tenant" = excluded."Tenant"
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

    public const string DeleteConversation = """DELETE FROM turns WHERE "Tenant" = @Tenant AND "ConversationId" = @Id RETURNING "Tenant", "ConversationId", "QuestionId" """;
    public const string DeletePatient = """DELETE FROM turns WHERE "Tenant" = @Tenant AND "PatientKey" = @Key RETURNING "Tenant", "ConversationId", "QuestionId" """;
    public const string DeleteCaller = """DELETE FROM turns WHERE "Tenant" = @Tenant AND "CallerId" = @CallerId RETURNING "Tenant", "ConversationId", "QuestionId" """;

    public const string DeleteOlder =
        """
        DELETE FROM turns WHERE "ConversationId" IN (SELECT "Id" FROM conversations WHERE "Updated" < @Than) RETURNING "Tenant", "ConversationId", "QuestionId"
        """;

    public const string DeleteFeedback = """DELETE FROM feedback WHERE "QuestionId" = @QuestionId""";

    public const string DeleteIfEmpty =
        """
        DELETE FROM conversations WHERE "Id" = @Id AND "Tenant" = @Tenant AND NOT EXISTS (SELECT 1 FROM turns WHERE turns."ConversationId" = conversations."Id")
        """;

    public const string InsertFeedback =
        """
        INSERT INTO feedback ("Tenant", "QuestionId", "CallerId", "At", "Rating", "Comment")
        SELECT @Tenant, @QuestionId, @CallerId, @At, @Rating, @Comment WHERE EXISTS (SELECT 1 FROM turns WHERE "QuestionId" = @QuestionId AND "Tenant" = @Tenant)
        """;

    public const string InsertEvalRun =
        """
        INSERT INTO eval_runs ("Tenant", "Suite", "Started", "Ended", "Passed", "Failed", "Errors", "Summary")
        VALUES (@Tenant, @Suite, @Started, @Ended, @Passed, @Failed, @Errors, @Summary)
        """;

    public const string InsertKey =
        """
        INSERT INTO api_keys ("Id", "Tenant", "Name", "Hash", "Role", "Scopes", "Audience", "Created", "Expires", "RequestsPerMinute", "Concurrent", "TokensPerDay")
        VALUES (@Id, @Tenant, @Name, @Hash, @Role, @Scopes, @Audience, @Created, @Expires, @RequestsPerMinute, @Concurrent, @TokensPerDay)
        """;

    public const string RevokeKey = """UPDATE api_keys SET "Revoked" = @At WHERE "Id" = @Id AND "Tenant" = @Tenant AND "Revoked" IS NULL""";

    public const string CountValidKey =
        """
        SELECT count(*) FROM (SELECT 1 FROM api_keys WHERE "Revoked" IS NULL AND ("Expires" IS NULL OR "Expires" > @Now) LIMIT 1) AS valid
        """;

    /// <summary>Reads the tables at little cost.</summary>
    public const string CountAnyConversation = "SELECT count(*) FROM (SELECT 1 FROM conversations LIMIT 1) AS present";

    /// <summary>Locks the tenant's place in the chain until the transaction ends, and gives it.</summary>
    public const string HoldHead =
        """
        INSERT INTO audit_heads ("Tenant", "Sequence", "Hash") VALUES (@Tenant, 0, '')
        ON CONFLICT ("Tenant") DO UPDATE SET "Tenant" = excluded."Tenant" RETURNING "Sequence", "Hash"
        """;

    public const string MoveHead = """UPDATE audit_heads SET "Sequence" = @Sequence, "Hash" = @Hash WHERE "Tenant" = @Tenant""";

    public const string InsertAudit =
        """
        INSERT INTO audit ("Tenant", "Sequence", "At", "Actor", "Action", "Subject", "PatientKey", "Door", "Purpose", "Outcome", "Detail", "Digest", "Previous", "Hash")
        VALUES (@Tenant, @Sequence, @At, @Actor, @Action, @Subject, @PatientKey, @Door, @Purpose, @Outcome, @Detail, @Digest, @Previous, @Hash)
        """;

    /// <summary>Touches no row where that version is there already.</summary>
    public const string InsertDocument =
        """
        INSERT INTO documents ("Id", "Version", "Tenant", "Owner", "CallerId", "PatientKey", "Saved", "Content")
        VALUES (@Id, @Version, @Tenant, @Owner, @CallerId, @PatientKey, @Saved, @Content) ON CONFLICT ("Id", "Version") DO NOTHING
        """;

    public const string DeleteDocument = """DELETE FROM documents WHERE "Tenant" = @Tenant AND "Id" = @Id RETURNING "Tenant", "Id", "PatientKey" """;
    public const string DeletePatientDocuments = """DELETE FROM documents WHERE "Tenant" = @Tenant AND "PatientKey" = @Key RETURNING "Tenant", "Id", "PatientKey" """;
    public const string DeleteOwnerDocuments = """DELETE FROM documents WHERE "Tenant" = @Tenant AND "Owner" = @Owner RETURNING "Tenant", "Id", "PatientKey" """;

    public const string DeleteOlderDocuments =
        """
        DELETE FROM documents WHERE "Id" IN (SELECT "Id" FROM documents GROUP BY "Id" HAVING max("Saved") < @Than) RETURNING "Tenant", "Id", "PatientKey"
        """;

    public const string EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";
}
