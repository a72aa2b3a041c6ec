using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The flat arrays of a pack's file, in memory. Opening checks the hash over all of it, so a damaged file is refused and never half used.</summary>
internal sealed class FlatFile
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Start, int Length)> _sections = new(StringComparer.Ordinal);

    private FlatFile(byte[] bytes, int body)
    {
        _bytes = bytes;
        using var directory = new BinaryReader(new MemoryStream(bytes, body, bytes.Length - body), Encoding.UTF8);
        var count = directory.ReadInt32();
        var sections = new (string Name, int Length)[count];
        for (var i = 0; i < count; i++)
            sections[i] = (directory.ReadString(), directory.ReadInt32());
        var at = (int)directory.BaseStream.Position;
        foreach (var (name, length) in sections)
        {
            at = (at + 7) / 8 * 8;
            _sections[name] = (body + at, length);
            at += length;
        }
    }

    /// <exception cref="WrongInputException">The file is damaged, incomplete or of another version.</exception>
    public static FlatFile Open(ImportedPack pack, string file)
    {
        var body = FlatFileWriter.Magic.Length + FlatFileWriter.HashLength;
        try
        {
            var bytes = File.ReadAllBytes(pack.File(file));
            if (bytes.Length < body || !bytes.AsSpan().StartsWith(FlatFileWriter.Magic) || !SHA256.HashData(bytes.AsSpan(body)).AsSpan().SequenceEqual(bytes.AsSpan(FlatFileWriter.Magic.Length, FlatFileWriter.HashLength)))
                throw pack.Damaged();
            return new FlatFile(bytes, body);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw pack.Damaged(fault);
        }
    }

    public bool Has(string name) => _sections.ContainsKey(name);

    public T[] Array<T>(string name)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Section(name)).ToArray();

    public string[] Strings(string name)
    {
        var places = Array<int>(name + ".at");
        var text = Section(name);
        var strings = new string[places.Length - 1];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = Encoding.UTF8.GetString(text[places[i]..places[i + 1]]);
        return strings;
    }

    public FlatLists Lists(string name) => new(Array<int>(name + ".at"), Array<int>(name));

    private ReadOnlySpan<byte> Section(string name) => _sections.TryGetValue(name, out var section)
        ? _bytes.AsSpan(section.Start, section.Length)
        : throw new WrongInputException($"A pack's file lacks its part '{name}': it was written by another version of this program. Import the pack again.");
}
