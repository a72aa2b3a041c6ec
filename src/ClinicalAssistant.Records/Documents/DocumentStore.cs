using System.Text.Json;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

using Microsoft.Data.Sqlite;

namespace ClinicalAssistant.Records.Documents;

/// <summary>
/// Keeps documents in a file of their own beside the record, which only its owner can read: every state of every document, so that what a person changed
/// stays to be seen. Safe for concurrent use, by several processes too. Every member throws <see cref="RecordUnavailableException"/>, with the remedy,
/// where the file cannot be used.
/// </summary>
/// <param name="options">Where the record is kept, and for how long.</param>
/// <param name="time">The clock.</param>
public sealed class DocumentStore(RecordOptions options, TimeProvider time)
{
    /// <summary>Name of the file inside the record's folder.</summary>
    public const string FileName = "documents.db";

    private const int ConstraintViolated = 19;

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS documents (id TEXT NOT NULL, version INTEGER NOT NULL, saved INTEGER NOT NULL, caller TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (id, version));
        CREATE INDEX IF NOT EXISTS documents_saved ON documents (saved);
        """;

    private const string Latest = "SELECT content FROM documents AS one WHERE version = (SELECT max(version) FROM documents WHERE id = one.id)";

    private string File => Path.Combine(options.Folder, FileName);

    /// <summary>Keeps a state of a document. False where that version is there already: somebody else changed the document.</summary>
    public Task<bool> SaveAsync(ClinicalDocument document, string caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return UseAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO documents (id, version, saved, caller, content) VALUES ($id, $version, $saved, $caller, $content)";
            command.Parameters.AddWithValue("$id", document.Id);
            command.Parameters.AddWithValue("$version", document.Version);
            command.Parameters.AddWithValue("$saved", time.GetUtcNow().ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$caller", caller);
            command.Parameters.AddWithValue("$content", JsonSerializer.Serialize(document, DocumentStoreJson.Default.ClinicalDocument));
            try
            {
                return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
            }
            catch (SqliteException taken) when (taken.SqliteErrorCode == ConstraintViolated)
            {
                return false;
            }
        }, cancellationToken);
    }

    /// <summary>A document as it stands now, or null where there is none of that id.</summary>
    public Task<ClinicalDocument?> ReadAsync(string id, CancellationToken cancellationToken = default) => UseAsync(async connection =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM documents WHERE id = $id ORDER BY version DESC LIMIT 1";
        command.Parameters.AddWithValue("$id", id);
        return await command.ExecuteScalarAsync(cancellationToken) is string content ? Read(content) : null;
    }, cancellationToken);

    /// <summary>The documents as they stand now, last changed first.</summary>
    public Task<IReadOnlyList<ClinicalDocument>> ListAsync(int top, CancellationToken cancellationToken = default) => UseAsync<IReadOnlyList<ClinicalDocument>>(async connection =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Latest + " ORDER BY saved DESC, id DESC LIMIT $top";
        command.Parameters.AddWithValue("$top", top);
        var documents = new List<ClinicalDocument>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            documents.Add(Read(reader.GetString(0)));
        return documents;
    }, cancellationToken);

    /// <summary>Deletes a document with all its states. False where there is none of that id.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => UseAsync(async connection =>
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM documents WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }, cancellationToken);

    /// <summary>Deletes the documents whose last change is older than the record's retention, and says how many states went; none where it keeps all.</summary>
    public Task<int> PurgeAsync(CancellationToken cancellationToken = default) => options.Retention == TimeSpan.Zero || !System.IO.File.Exists(File)
        ? Task.FromResult(0)
        : UseAsync(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM documents WHERE id IN (SELECT id FROM documents GROUP BY id HAVING max(saved) < $than)";
            command.Parameters.AddWithValue("$than", time.GetUtcNow().Subtract(options.Retention).ToUnixTimeMilliseconds());
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }, cancellationToken);

    private static ClinicalDocument Read(string content) =>
        JsonSerializer.Deserialize(content, DocumentStoreJson.Default.ClinicalDocument) ?? throw new JsonException("The document is null.");

    private async Task<T> UseAsync<T>(Func<SqliteConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            RecordFile.Secure(File);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = options.LockWaitSeconds }.ToString());
            await using (connection)
            {
                await connection.OpenAsync(cancellationToken);
                await using var schema = connection.CreateCommand();
                schema.CommandText = Schema + " PRAGMA secure_delete = ON";
                await schema.ExecuteNonQueryAsync(cancellationToken);
                return await use(connection);
            }
        }
        catch (Exception fault) when (RecordFaults.IsOne(fault))
        {
            throw RecordFaults.Explain(fault, File);
        }
    }
}
