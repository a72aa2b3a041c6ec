using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Auditing;

/// <summary>How entries hang together: each hash covers the entry's fields, each with its length, and the hash before it.</summary>
internal static class AuditChain
{
    /// <summary>The entry in its place.</summary>
    public static AuditEntry Link(AuditEntry entry, long sequence, string previous)
    {
        var placed = entry with
        {
            Sequence = sequence,
            Previous = previous,
            At = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()),
            Actor = TextProtection.Storable(entry.Actor),
            Subject = entry.Subject is null ? null : TextProtection.Storable(entry.Subject),
            Purpose = entry.Purpose is null ? null : TextProtection.Storable(entry.Purpose),
            Detail = entry.Detail is null ? null : TextProtection.Storable(entry.Detail),
        };
        return placed with { Hash = HashOf(placed) };
    }

    /// <summary>The hash that the entry should bear.</summary>
    public static string HashOf(AuditEntry entry) => Hash(
    [
        entry.Previous, entry.Tenant, entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        entry.Actor, entry.Action, entry.Subject, entry.PatientKey, entry.Door, entry.Purpose, entry.Outcome, entry.Detail, entry.Digest,
    ]);

    /// <summary>SHA-256 over the parts, each preceded by its length in bytes (all ones for null), so that no two lists of parts read alike.</summary>
    public static string Hash(IEnumerable<string?> parts)
    {
        // In one piece: the library behind is called once instead of twice a part.
        var whole = new ArrayBufferWriter<byte>(1024);
        foreach (var part in parts)
        {
            var length = part is null ? 0 : Encoding.UTF8.GetByteCount(part);
            var place = whole.GetSpan(length + sizeof(int));
            BinaryPrimitives.WriteInt32BigEndian(place, part is null ? -1 : length);
            if (part is not null)
                Encoding.UTF8.GetBytes(part, place[sizeof(int)..]);
            whole.Advance(length + sizeof(int));
        }

        return Convert.ToHexStringLower(SHA256.HashData(whole.WrittenSpan));
    }
}
