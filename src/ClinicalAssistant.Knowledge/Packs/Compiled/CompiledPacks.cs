using System.Security.Cryptography;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Compiled packs in a folder of their own, so that a start need not parse hundreds of JSON files. A compiled pack belongs to the exact bytes of the files it was made
/// from and to the exact build that made it, and carries its own checksum: one that does not fit in all three is passed over and made anew. A folder that cannot be
/// written is no fault, only slower.
/// </summary>
internal sealed class CompiledPacks(string folder)
{
    private const int Kept = 3;

    private static readonly byte[] Build = typeof(CompiledPacks).Module.ModuleVersionId.ToByteArray();

    /// <summary>The pack compiled from files of this hash, or null.</summary>
    public PackContent? Find(byte[] hash)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(hash));
            var head = Build.Length + hash.Length;
            if (bytes.Length < head + SHA256.HashSizeInBytes || !bytes.AsSpan(0, Build.Length).SequenceEqual(Build) || !bytes.AsSpan(Build.Length, hash.Length).SequenceEqual(hash))
                return null;
            var body = bytes.AsSpan(head + SHA256.HashSizeInBytes);
            return SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(head, SHA256.HashSizeInBytes))
                ? CompiledPackReader.Read(new MemoryStream(bytes, head + SHA256.HashSizeInBytes, body.Length, writable: false))
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps a pack that has no problem; the oldest of earlier ones go.</summary>
    public void Keep(byte[] hash, PackContent content)
    {
        if (content.Problems.Count > 0 || content.Conditions.Values.Any(HasUnknown) || content.Findings.Values.Any(finding => finding.Unknown is not null))
            return;
        try
        {
            Directory.CreateDirectory(folder);
            var body = CompiledPackWriter.Write(content);
            var path = PathOf(hash);
            var draft = $"{path}.{Environment.ProcessId}";
            using (var file = File.Create(draft))
            {
                file.Write(Build);
                file.Write(hash);
                file.Write(SHA256.HashData(body));
                file.Write(body);
            }

            File.Move(draft, path, overwrite: true);
            foreach (var old in new DirectoryInfo(folder).GetFiles("*.compiled").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
                old.Delete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(byte[] hash) => Path.Combine(folder, Convert.ToHexStringLower(hash)[..16] + ".compiled");

    private static bool HasUnknown(Condition condition) => condition.Unknown is not null || condition.Findings.Concat(condition.ArguesAgainst).Any(fact => fact.Unknown is not null);
}
