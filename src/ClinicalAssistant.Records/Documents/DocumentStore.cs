using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;

using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Documents;

/// <summary>
/// Keeps documents in the record's own database: every state of every document, so that what a person changed stays to be seen. Nothing of another tenant is reachable.
/// What is kept and deleted is in the audit trail. Every member throws <see cref="RecordUnavailableException"/>, with the remedy, where the record cannot be used.
/// </summary>
public sealed class DocumentStore
{
    private readonly RecordDatabase _database;
    private readonly RecordOptions _options;
    private readonly TextProtection _protection;
    private readonly TimeProvider _time;

    internal DocumentStore(RecordDatabase database, RecordOptions options, TextProtection protection, TimeProvider time) =>
        (_database, _options, _protection, _time) = (database, options, protection, time);

    /// <summary>Keeps a state of a document. False where that version is there already: somebody else changed the document.</summary>
    public Task<bool> SaveAsync(KeptDocument kept, Caller by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(by);
        var content = _protection.Write(JsonSerializer.Serialize(kept.Document, DocumentStoreJson.Default.ClinicalDocument));
        return _database.WriteAsync(async (writer, _) =>
        {
            var now = _time.GetUtcNow();
            var stored = await writer.ExecuteAsync(Statements.InsertDocument,
                ("Id", kept.Document.Id), ("Version", kept.Document.Version), ("Tenant", by.Tenant), ("Owner", kept.Owner), ("CallerId", by.Id), ("PatientKey", kept.PatientKey),
                ("Saved", now.ToUnixTimeMilliseconds()), ("Content", content));
            if (stored > 0)
            {
                writer.Audit(new AuditEntry
                {
                    Tenant = by.Tenant, At = now, Actor = by.Id, Action = AuditActions.Keep, Subject = kept.Document.Id, PatientKey = kept.PatientKey, Door = by.Door.ToString(), Purpose = by.Purpose,
                    Detail = string.Create(CultureInfo.InvariantCulture, $"version {kept.Document.Version}"),
                });
            }

            return stored > 0;
        }, cancellationToken);
    }

    /// <summary>A document as it stands now, or null where this tenant has none of that id.</summary>
    public Task<KeptDocument?> ReadAsync(string tenant, string id, CancellationToken cancellationToken = default) => _database.ReadAsync(async (context, token) =>
        await context.Documents.AsNoTracking().Where(row => row.Tenant == tenant && row.Id == id).OrderByDescending(row => row.Version).FirstOrDefaultAsync(token) is { } row ? Read(row) : null, cancellationToken);

    /// <summary>A tenant's documents as they stand now, last changed first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="owner">Only those that this caller had drafted, or null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<KeptDocument>> ListAsync(string tenant, int top, string? owner = null, CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<KeptDocument>>(async (context, token) =>
    {
        var rows = await context.Documents.AsNoTracking()
            .Where(row => row.Tenant == tenant && (owner == null || row.Owner == owner) && !context.Documents.Any(later => later.Id == row.Id && later.Version > row.Version))
            .OrderByDescending(row => row.Saved).ThenByDescending(row => row.Id).Take(top).ToListAsync(token);
        return [.. rows.Select(Read)];
    }, cancellationToken);

    /// <summary>Every state of the documents about a patient, document by document, first state first.</summary>
    public Task<IReadOnlyList<KeptDocument>> OfPatientAsync(string tenant, string patientKey, CancellationToken cancellationToken = default) =>
        StatesAsync(row => row.Tenant == tenant && row.PatientKey == patientKey, cancellationToken);

    /// <summary>Every state of the documents that a caller had drafted, document by document, first state first.</summary>
    public Task<IReadOnlyList<KeptDocument>> OfOwnerAsync(string tenant, string owner, CancellationToken cancellationToken = default) =>
        StatesAsync(row => row.Tenant == tenant && row.Owner == owner, cancellationToken);

    /// <summary>Deletes a document with all its states. False where this tenant has none of that id.</summary>
    public async Task<bool> DeleteAsync(string tenant, string id, string actor, CancellationToken cancellationToken = default) =>
        await DeleteAsync(Statements.DeleteDocument, actor, cancellationToken, ("Tenant", tenant), ("Id", id)) > 0;

    /// <summary>Deletes the documents about a patient with all their states, and says how many documents went.</summary>
    public Task<int> DeletePatientAsync(string tenant, string patientKey, string actor, CancellationToken cancellationToken = default) =>
        DeleteAsync(Statements.DeletePatientDocuments, actor, cancellationToken, ("Tenant", tenant), ("Key", patientKey));

    /// <summary>Deletes the documents that a caller had drafted with all their states, and says how many documents went.</summary>
    public Task<int> DeleteOwnerAsync(string tenant, string owner, string actor, CancellationToken cancellationToken = default) =>
        DeleteAsync(Statements.DeleteOwnerDocuments, actor, cancellationToken, ("Tenant", tenant), ("Owner", owner));

    /// <summary>Deletes the documents whose last change is older than the record's retention, and says how many went; none where it keeps all.</summary>
    public Task<int> PurgeAsync(CancellationToken cancellationToken = default) => _options.Retention == TimeSpan.Zero
        ? Task.FromResult(0)
        : DeleteAsync(Statements.DeleteOlderDocuments, RecordStore.Self, cancellationToken, ("Than", _time.GetUtcNow().Subtract(_options.Retention).ToUnixTimeMilliseconds()));

    private Task<IReadOnlyList<KeptDocument>> StatesAsync(Expression<Func<DocumentRow, bool>> which, CancellationToken cancellationToken) => _database.ReadAsync<IReadOnlyList<KeptDocument>>(async (context, token) =>
        [.. (await context.Documents.AsNoTracking().Where(which).OrderBy(row => row.Id).ThenBy(row => row.Version).ToListAsync(token)).Select(Read)], cancellationToken);

    private async Task<int> DeleteAsync(string statement, string actor, CancellationToken cancellationToken, params (string, object?)[] which)
    {
        var deleted = await _database.WriteAsync(async (writer, _) =>
        {
            var documents = await writer.DeleteDocumentsAsync(statement, which);
            foreach (var (tenant, id, patientKey) in documents)
                writer.Audit(new AuditEntry { Tenant = tenant, At = _time.GetUtcNow(), Actor = actor, Action = AuditActions.Delete, Subject = id, PatientKey = patientKey });
            return documents.Count;
        }, cancellationToken);
        if (deleted > 0)
            await _database.ForgetAsync();
        return deleted;
    }

    private KeptDocument Read(DocumentRow row) => new(
        JsonSerializer.Deserialize(_protection.Read(row.Content)!, DocumentStoreJson.Default.ClinicalDocument) ?? throw new JsonException("The document is null."), row.Owner, row.PatientKey);
}
