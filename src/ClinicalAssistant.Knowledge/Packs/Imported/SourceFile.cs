using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Unicode;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A file to import, unpacked in memory, that says where in it something is wrong.</summary>
internal sealed class SourceFile
{
    private const int Longest = 1 << 30;

    private SourceFile(string name, byte[] bytes, byte[] hash) => (Name, Bytes, Hash) = (name, bytes, hash);

    /// <summary>Its name, without its place on the machine.</summary>
    public string Name { get; }

    /// <summary>Its content, unpacked, without a byte order mark; valid UTF-8.</summary>
    public byte[] Bytes { get; }

    /// <summary>SHA-256 of the file as it lies on disk.</summary>
    public byte[] Hash { get; }

    /// <summary>Reads a file, plain or gzip (told by its first bytes).</summary>
    /// <exception cref="WrongInputException">It is absent, unreadable, incomplete or not UTF-8.</exception>
    public static SourceFile Read(string path)
    {
        var name = Path.GetFileName(path);
        byte[] packed;
        try
        {
            packed = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongInputException($"{path}: there is no such file. Check the path.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{path} cannot be read ({fault.GetType().Name}). It must be a file that this user may read, below 2 GB.", fault);
        }

        var bytes = packed is [0x1f, 0x8b, ..] ? Unpack(name, packed) : packed;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        var file = new SourceFile(name, bytes, SHA256.HashData(packed));
        if (bytes.Length == 0)
            throw file.Wrong(0, "the file is empty. Fetch it again.");
        if (!Utf8.IsValid(bytes))
            throw file.Wrong(FirstInvalid(bytes), "this is not UTF-8. Save the file as UTF-8, or fetch it again.");
        return file;
    }

    /// <summary>The file's name and hash alone, for long lists of files.</summary>
    public SourceFile WithoutContent() => new(Name, [], Hash);

    /// <summary>One SHA-256 over several files, hexadecimal.</summary>
    public static string Checksum(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        if (all.Count == 1)
            return Convert.ToHexStringLower(all[0].Hash);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in all)
            hash.AppendData(file.Hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What is wrong at a place in the content, by line and column (both from 1; columns count bytes).</summary>
    public WrongInputException Wrong(long offset, string what, Exception? inner = null)
    {
        var before = Bytes.AsSpan(0, (int)Math.Clamp(offset, 0, Bytes.Length));
        var line = before.Count((byte)'\n') + 1;
        return Wrong(line, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1, what, inner);
    }

    /// <summary>As <see cref="Wrong(long, string, Exception?)"/> where line and column are known.</summary>
    public WrongInputException Wrong(int line, int column, string what, Exception? inner = null) =>
        new(FormattableString.Invariant($"{Name}, line {line}, column {column}: {what}"), inner);

    /// <summary>The lines with where each begins; ends of line are left out.</summary>
    public IEnumerable<(int Number, int Start, int Length)> Lines()
    {
        var number = 0;
        for (var start = 0; start < Bytes.Length;)
        {
            var length = Bytes.AsSpan(start).IndexOf((byte)'\n');
            var next = length < 0 ? Bytes.Length : start + length + 1;
            length = length < 0 ? Bytes.Length - start : length;
            if (length > 0 && Bytes[start + length - 1] == (byte)'\r')
                length--;
            yield return (++number, start, length);
            start = next;
        }
    }

    private static byte[] Unpack(string name, byte[] packed)
    {
        using var unpacked = new MemoryStream(packed.Length * 6);
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, count);
                if (unpacked.Length > Longest)
                    throw new WrongInputException($"{name}: unpacked it is longer than 1 GB. Split it, or import a smaller release.");
            }
        }
        catch (InvalidDataException fault)
        {
            throw new SourceFile(name, unpacked.ToArray(), []).Wrong(unpacked.Length, "the packed file ends early or is damaged here. Fetch it again.", fault);
        }

        // A file of one member states its length at the end; where both differ the end is missing.
        var stated = BitConverter.ToUInt32(packed, packed.Length - 4);
        var bytes = unpacked.ToArray();
        if (bytes.Length == 0 || (stated > bytes.Length && packed.AsSpan(1).IndexOf<byte>([0x1f, 0x8b, 0x08]) < 0))
            throw new SourceFile(name, bytes, []).Wrong(bytes.Length, "the packed file ends early here. Fetch it again.");
        return bytes;
    }

    private static long FirstInvalid(byte[] bytes)
    {
        var (low, high) = (0, bytes.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            // A cut inside a character is moved to its start.
            var cut = middle + 1;
            while (cut < bytes.Length && cut > 0 && (bytes[cut] & 0xC0) == 0x80 && cut - middle < 4)
                cut++;
            if (Utf8.IsValid(bytes.AsSpan(0, Math.Min(cut, bytes.Length))))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
