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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
