using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which of some hundred groups of like meaning a word belongs to ("rang", "phoned", "spoke"), by the nearness of word vectors: so what the tagger learned beside one word holds beside its neighbours.
/// Immutable, safe for concurrent use.
/// </summary>
internal sealed class WordGroups
{
    private const int Header = 8;
    private const uint Mark = 0x47574143;
    private const int PrefixShift = 16;
    private readonly uint[] _keys;
    private readonly ushort[] _groups;

    // Where the keys begin that begin with these bits: hashes are spread evenly, so one or two share them.
    private readonly int[] _firsts = new int[(1 << (32 - PrefixShift)) + 1];

    /// <param name="keys">Hashes of words in small letters, ascending.</param>
    /// <param name="groups">The group of each, from 1.</param>
    public WordGroups(uint[] keys, ushort[] groups)
    {
        (_keys, _groups) = (keys, groups);
        foreach (var key in keys)
            _firsts[(key >> PrefixShift) + 1]++;
        for (var prefix = 1; prefix < _firsts.Length; prefix++)
            _firsts[prefix] += _firsts[prefix - 1];
    }

    /// <summary>The group of a word by its hash; 0 for a word of no group.</summary>
    public ushort Of(uint hash)
    {
        var prefix = (int)(hash >> PrefixShift);
        for (var word = _firsts[prefix]; word < _firsts[prefix + 1]; word++)
        {
            if (_keys[word] == hash)
                return _groups[word];
        }

        return 0;
    }

    public byte[] Write()
    {
        var content = new byte[Header + (6 * _keys.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), _keys.Length);
        MemoryMarshal.AsBytes(_keys.AsSpan()).CopyTo(content.AsSpan(Header));
        MemoryMarshal.AsBytes(_groups.AsSpan()).CopyTo(content.AsSpan(Header + (4 * _keys.Length)));
        return content;
    }

    /// <exception cref="WrongInputException">The file is missing or is no such file.</exception>
    public static WordGroups Read(string file)
    {
        const string Remedy = "Restore it, or train again with tools/ClinicalAssistant.DeidTraining.";
        if (!File.Exists(file))
            throw new WrongInputException($"{file} is missing. {Remedy}");
        ReadOnlySpan<byte> content = File.ReadAllBytes(file);
        if (content.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark || BinaryPrimitives.ReadInt32LittleEndian(content[4..]) is var count && (count < 1 || content.Length != Header + (6L * count)))
            throw new WrongInputException($"{file} is no file of word groups, or is damaged. {Remedy}");
        return new WordGroups(MemoryMarshal.Cast<byte, uint>(content.Slice(Header, 4 * count)).ToArray(), MemoryMarshal.Cast<byte, ushort>(content[(Header + (4 * count))..]).ToArray());
    }
}
