using System.Collections.Concurrent;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;
using ClinicalAssistant.Records.Keys;

namespace ClinicalAssistant.Api.Identity;

/// <summary>
/// Who a key belongs to: the key file's, then the record's. A key of the record is looked up again after some seconds, so a revocation is noticed by every
/// replica; while the record cannot be read, what was known last holds, so that an emergency notice still reaches its caller.
/// </summary>
internal sealed class KeyRing(ApiKeys file, RecordStore store, RecordOptions options, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (CallerIdentity? Caller, long Known)> _known = new(StringComparer.Ordinal);
    private (bool Any, long Known)? _any;

    /// <summary>Whether callers must show a key: one is set in the file or valid in the record.</summary>
    public async ValueTask<bool> AreNeededAsync(CancellationToken cancellationToken)
    {
        if (file.Any)
            return true;
        if (_any is { } last && time.GetElapsedTime(last.Known) < Fresh)
            return last.Any;
        try
        {
            var any = await store.Keys.AnyAsync(cancellationToken);
            _any = (any, time.GetTimestamp());
            return any;
        }
        catch (RecordUnavailableException)
        {
            // A server that others share is never open on a guess; a file of this machine holds no one else's.
            return _any?.Any ?? options.IsPostgres;
        }
    }

    /// <summary>The holder of a key, or null where it is none of ours.</summary>
    public async ValueTask<CallerIdentity?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (file.NameOf(key) is { } name)
            return CallerIdentity.Of(Tenants.Own, name, Roles.Clinician);
        if (!key.StartsWith("ck_", StringComparison.Ordinal))
            return null;
        if (_known.TryGetValue(key, out var remembered) && time.GetElapsedTime(remembered.Known) < Fresh)
            return remembered.Caller;
        try
        {
            var found = await store.Keys.FindAsync(key, cancellationToken);
            if (_known.Count >= MostRemembered)
                _known.Clear();
            var caller = found is null ? null : CallerIdentity.Of(found);
            _known[key] = (caller, time.GetTimestamp());
            return caller;
        }
        catch (RecordUnavailableException) when (remembered.Caller is not null)
        {
            return remembered.Caller;
        }
    }
}
