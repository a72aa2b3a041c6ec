using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Writes a pack's content as named flat arrays that load without parsing: a magic number, a SHA-256 over what follows, a directory, the arrays on 8-byte borders,
/// little-endian.
/// </summary>
internal sealed class FlatFileWriter
{
    internal static ReadOnlySpan<byte> Magic => "CAPACK01"u8;

    internal const int HashLength = 32;

    private readonly List<(string Name, byte[] Bytes)> _sections = [];

    public void Add<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Packs are written on little-endian machines.");
        _sections.Add((name, MemoryMarshal.AsBytes(values).ToArray()));
    }

    /// <summary>Strings as one run of UTF-8 with the places where each begins.</summary>
    public void AddStrings(string name, IReadOnlyList<string> strings)
    {
        var places = new int[strings.Count + 1];
        using var text = new MemoryStream();
        for (var i = 0; i < strings.Count; i++)
        {
            text.Write(Encoding.UTF8.GetBytes(strings[i]));
            places[i + 1] = (int)text.Length;
        }

        Add<int>(name + ".at", places);
        _sections.Add((name, text.ToArray()));
    }

    /// <summary>Lists of lists: where each inner list begins, and all values in a row.</summary>
    public void AddLists(string name, IReadOnlyList<IReadOnlyList<int>> lists)
    {
        var places = new int[lists.Count + 1];
        for (var i = 0; i < lists.Count; i++)
            places[i + 1] = places[i] + lists[i].Count;
        Add<int>(name + ".at", places);
        Add<int>(name, lists.SelectMany(list => list).ToArray());
    }

    public void Write(string path)
    {
        using var body = new MemoryStream();
        using var directory = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true);
        directory.Write(_sections.Count);
        foreach (var (name, bytes) in _sections)
        {
            directory.Write(name);
            directory.Write(bytes.Length);
        }

        directory.Flush();
        foreach (var (_, bytes) in _sections)
        {
            while (body.Length % 8 != 0)
                body.WriteByte(0);
            body.Write(bytes);
        }

        var content = body.GetBuffer().AsSpan(0, (int)body.Length);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(Magic);
        file.Write(SHA256.HashData(content));
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
