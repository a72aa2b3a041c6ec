using System.Security.Cryptography;
using System.Text;

using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Keys;

/// <summary>The callers' keys. A key is <c>ck_ID_SECRET</c>; the secret has 256 random bits and only its SHA-256 is kept.</summary>
public sealed class ApiKeyStore
{
    private const string Prefix = "ck_";

    private readonly RecordDatabase _database;
    private readonly TimeProvider _time;

    internal ApiKeyStore(RecordDatabase database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>Makes a key. Its text is given this once.</summary>
    /// <param name="wanted">What it is for; id and time of making are set here.</param>
    /// <param name="actor">Who makes it, for the audit trail.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(ApiKey Key, string Text)> CreateAsync(ApiKey wanted, string actor, CancellationToken cancellationToken = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = wanted with { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), Created = _time.GetUtcNow() };
        await _database.WriteAsync(async (writer, _) =>
        {
            await writer.ExecuteAsync(Statements.InsertKey,
                ("Id", key.Id), ("Tenant", key.Tenant), ("Name", key.Name), ("Hash", HashOf(secret)), ("Role", key.Role), ("Scopes", key.Scopes.Count == 0 ? null : string.Join(' ', key.Scopes)),
                ("Audience", key.Audience), ("Created", key.Created.ToUnixTimeMilliseconds()), ("Expires", key.Expires?.ToUnixTimeMilliseconds()),
                ("RequestsPerMinute", key.RequestsPerMinute), ("Concurrent", key.Concurrent), ("TokensPerDay", key.TokensPerDay));
            writer.Audit(Entry(key.Tenant, actor, AuditActions.CreateKey, key.Id, $"{key.Role} {key.Name}"));
        }, cancellationToken);
        return (key, $"{Prefix}{key.Id}_{secret}");
    }

    /// <summary>The keys of a tenant, or of all, oldest first.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(string? tenant = null, CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<ApiKey>>(async (context, token) =>
        [.. (await context.Keys.AsNoTracking().Where(row => tenant == null || row.Tenant == tenant).OrderBy(row => row.Created).ToListAsync(token)).Select(Key)], cancellationToken);

    /// <summary>Revokes a key. False where there is none of that id that is not revoked already.</summary>
    public async Task<bool> RevokeAsync(string tenant, string id, string actor, CancellationToken cancellationToken = default) => await _database.WriteAsync(async (writer, _) =>
    {
        var revoked = await writer.ExecuteAsync(Statements.RevokeKey, ("Id", id), ("Tenant", tenant), ("At", _time.GetUtcNow().ToUnixTimeMilliseconds()));
        if (revoked > 0)
            writer.Audit(Entry(tenant, actor, AuditActions.RevokeKey, id, null));
        return revoked;
    }, cancellationToken) > 0;

    /// <summary>The key of this text where it is one of ours and valid now, else null. The comparison takes the same time whatever is wrong.</summary>
    public async Task<ApiKey?> FindAsync(string text, CancellationToken cancellationToken = default)
    {
        var parts = text.Split('_');
        if (parts is not ["ck", { Length: 12 } id, { Length: 64 } secret])
            return null;
        var row = await _database.ReadAsync((context, token) => context.Keys.AsNoTracking().FirstOrDefaultAsync(key => key.Id == id, token), cancellationToken);
        var matches = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(row?.Hash ?? new string('0', 64)));
        return matches && row is not null && Key(row) is var key && key.IsValid(_time.GetUtcNow()) ? key : null;
    }

    /// <summary>Whether any key is valid now.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await _database.CountAsync(Statements.CountValidKey, cancellationToken, ("Now", _time.GetUtcNow().ToUnixTimeMilliseconds())) > 0;

    private AuditEntry Entry(string tenant, string actor, string action, string id, string? detail) =>
        new() { Tenant = tenant, Actor = actor, Action = action, Subject = id, Detail = detail, At = _time.GetUtcNow() };

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static ApiKey Key(KeyRow row) => new()
    {
        Id = row.Id,
        Tenant = row.Tenant,
        Name = row.Name,
        Role = row.Role,
        Scopes = row.Scopes?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        Audience = row.Audience,
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.Created),
        Expires = row.Expires is { } expires ? DateTimeOffset.FromUnixTimeMilliseconds(expires) : null,
        Revoked = row.Revoked is { } revoked ? DateTimeOffset.FromUnixTimeMilliseconds(revoked) : null,
        RequestsPerMinute = row.RequestsPerMinute,
        Concurrent = row.Concurrent,
        TokensPerDay = row.TokensPerDay,
    };
}
