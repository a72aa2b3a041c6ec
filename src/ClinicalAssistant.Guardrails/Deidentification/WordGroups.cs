using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which of some hundred groups of like meaning a word belongs to ("rang", "phoned", "spoke"), by the nearness of word vectors: so what the tagger learned beside one word holds beside its neighbours.
/// Immutable, safe for concurrent use.
/// </summary>
public sealed class WordGroups
{
    private const int Header = 8;
    private const uint Mark = 0x47574143;
    private readonly uint[] _keys;
    private readonly ushort[] _groups;

    // A key and its group side by side, at the place that the key gives or the next free one: one line of memory a look-up.
    private readonly ulong[] _places;

    /// <param name="keys">Hashes of words in small letters, ascending.</param>
    /// <param name="groups">The group of each, from 1.</param>
    internal WordGroups(uint[] keys, ushort[] groups)
    {
        (_keys, _groups) = (keys, groups);
        _places = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)keys.Length * 2)];
        for (var word = 0; word < keys.Length; word++)
        {
            var at = keys[word] & (_places.Length - 1);
            while (_places[at] != 0)
                at = (at + 1) & (_places.Length - 1);
            _places[at] = (ulong)keys[word] << 32 | groups[word];
        }
    }

    /// <summary>What stands where a hash begins to be looked for. To read it for many words in a row brings all those places near at once.</summary>
    public ulong First(uint hash) => _places[(int)(hash & (uint)(_places.Length - 1))];

    /// <summary>The group of a word by its hash; 0 for a word of no group.</summary>
    internal ushort Of(uint hash)
    {
        var places = _places;
        for (var at = (int)(hash & (uint)(places.Length - 1)); places[at] != 0; at = (at + 1) & (places.Length - 1))
        {
            if ((uint)(places[at] >> 32) == hash)
                return (ushort)(places[at] & ushort.MaxValue);
        }

        return 0;
    }

    internal byte[] Write()
    {
        var content = new byte[Header + (6 * _keys.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), _keys.Length);
        MemoryMarshal.AsBytes(_keys.AsSpan()).CopyTo(content.AsSpan(Header));
        MemoryMarshal.AsBytes(_groups.AsSpan()).CopyTo(content.AsSpan(Header + (4 * _keys.Length)));
        return content;
    }

    /// <summary>Reads the file of groups beside the word lists.</summary>
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
