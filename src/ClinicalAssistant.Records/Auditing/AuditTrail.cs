using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Auditing;

/// <summary>The audit trail: one hash chain a tenant, only ever added to. Every member throws <see cref="RecordUnavailableException"/> where the record cannot be used.</summary>
public sealed class AuditTrail
{
    private readonly RecordDatabase _database;
    private readonly TextProtection _protection;
    private readonly TimeProvider _time;

    internal AuditTrail(RecordDatabase database, TextProtection protection, TimeProvider time) => (_database, _protection, _time) = (database, protection, time);

    /// <summary>Adds an entry; it is in the chain when this returns. The time is set here.</summary>
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        var timed = entry with { At = _time.GetUtcNow() };
        return _database.WriteAsync((writer, _) =>
        {
            writer.Audit(timed);
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>The tenants that have a chain.</summary>
    public Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<string>>(async (context, token) =>
        await context.Audit.AsNoTracking().Select(row => row.Tenant).Union(context.AuditHeads.Select(head => head.Tenant)).OrderBy(tenant => tenant).ToListAsync(token), cancellationToken);

    /// <summary>Entries of a tenant, latest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(string tenant, AuditFilter filter, CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<AuditEntry>>(async (context, token) =>
    {
        var rows = context.Audit.AsNoTracking().Where(row => row.Tenant == tenant);
        if (filter.Subject is { } subject)
            rows = rows.Where(row => row.Subject == subject);
        if (filter.PatientKey is { } patient)
            rows = rows.Where(row => row.PatientKey == patient);
        if (filter.Actor is { } actor)
            rows = rows.Where(row => row.Actor == actor);
        if (filter.Before is { } before)
            rows = rows.Where(row => row.Sequence < before);
        return [.. (await rows.OrderByDescending(row => row.Sequence).Take(filter.Top).ToListAsync(token)).Select(Entry)];
    }, cancellationToken);

    /// <summary>All entries of a tenant, oldest first, read a page at a time.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(string tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int Page = 1000;
        var after = 0L;
        while (true)
        {
            var from = after;
            var page = await _database.ReadAsync((context, token) => context.Audit.AsNoTracking()
                .Where(row => row.Tenant == tenant && row.Sequence > from).OrderBy(row => row.Sequence).Take(Page).ToListAsync(token), cancellationToken);
            foreach (var row in page)
                yield return Entry(row);
            if (page.Count < Page)
                yield break;
            after = page[^1].Sequence;
        }
    }

    /// <summary>Checks a tenant's chain, and each recorded answer against the digest that its entry holds.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="expectedHead">A head hash that was noted elsewhere and must still be in the chain, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(string tenant, string? expectedHead = null, CancellationToken cancellationToken = default)
    {
        // The head first: what is added while the chain is read only makes it longer.
        var head = await _database.ReadAsync((context, token) => context.AuditHeads.AsNoTracking().FirstOrDefaultAsync(row => row.Tenant == tenant, token), cancellationToken);
        var check = new ChainCheck(expectedHead);
        await foreach (var entry in ReadAsync(tenant, cancellationToken))
            check.Take(entry);
        check.Close(head?.Sequence ?? 0, head?.Hash ?? "");
        await CheckTurnsAsync(tenant, check, cancellationToken);
        return check.Verdict(tenant);
    }

    private async Task CheckTurnsAsync(string tenant, ChainCheck check, CancellationToken cancellationToken)
    {
        foreach (var questions in check.Answered.Keys.Chunk(200))
        {
            var rows = await _database.ReadAsync((context, token) => context.Turns.AsNoTracking().Where(turn => turn.Tenant == tenant && questions.Contains(turn.QuestionId)).ToListAsync(token), cancellationToken);
            var found = rows.ToDictionary(static row => row.QuestionId, StringComparer.Ordinal);
            foreach (var question in questions)
                check.Turn(question, found.GetValueOrDefault(question) is { } row ? DigestOf(row) : null);
        }
    }

    private string DigestOf(TurnRow row)
    {
        try
        {
            foreach (var column in TurnColumns.Clinical)
                column.Set(row, _protection.Read(column.Value(row)));
            return TurnDigest.Of(row);
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or FormatException)
        {
            // Not to be decrypted is to be changed.
            return "";
        }
    }

    private static AuditEntry Entry(AuditRow row) => new()
    {
        Tenant = row.Tenant,
        Sequence = row.Sequence,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        Actor = row.Actor,
        Action = row.Action,
        Subject = row.Subject,
        PatientKey = row.PatientKey,
        Door = row.Door,
        Purpose = row.Purpose,
        Outcome = row.Outcome,
        Detail = row.Detail,
        Digest = row.Digest,
        Previous = row.Previous,
        Hash = row.Hash,
    };
}
