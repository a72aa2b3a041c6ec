using System.Buffers.Binary;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The numbers of a trained classifier, as <c>weights.bin</c> holds them: little-endian, 16 bits a weight of harm, 8 bits a weight of a category.
/// </summary>
internal sealed record ClassifierWeights
{
    /// <summary>Buckets of the second, small table that tells the category of what is refused.</summary>
    public const int CategoryBuckets = 1 << 13;

    private const int Header = 32;
    private const int Entry = 12;
    private const uint Mark = 0x57474143;

    /// <summary>What one step of a weight of harm is worth.</summary>
    public required float Scale { get; init; }

    public required float Bias { get; init; }

    public required short[] Harm { get; init; }

    public required float CategoryScale { get; init; }

    public required float[] CategoryBias { get; init; }

    /// <summary>Category after category, <see cref="CategoryBuckets"/> each.</summary>
    public required sbyte[] Category { get; init; }

    public required WordClasses Classes { get; init; }

    public byte[] Write()
    {
        var content = new byte[Size(CategoryBias.Length, Classes.Entries.Count)];
        var rest = content.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(rest, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], TextFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], Harm.Length);
        BinaryPrimitives.WriteInt32LittleEndian(rest[12..], CategoryBias.Length);
        BinaryPrimitives.WriteSingleLittleEndian(rest[16..], Scale);
        BinaryPrimitives.WriteSingleLittleEndian(rest[20..], Bias);
        BinaryPrimitives.WriteSingleLittleEndian(rest[24..], CategoryScale);
        BinaryPrimitives.WriteInt32LittleEndian(rest[28..], Classes.Entries.Count);
        rest = rest[Header..];
        foreach (var (hash, classes) in Classes.Entries.OrderBy(e => e.Key))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, hash);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[4..], classes);
            rest = rest[Entry..];
        }

        for (var i = 0; i < Harm.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(rest[(2 * i)..], Harm[i]);
        rest = rest[(2 * Harm.Length)..];
        for (var i = 0; i < CategoryBias.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(rest[(4 * i)..], CategoryBias[i]);
        rest = rest[(4 * CategoryBias.Length)..];
        for (var i = 0; i < Category.Length; i++)
            rest[i] = unchecked((byte)Category[i]);
        return content;
    }

    /// <exception cref="WrongInputException">The content is not such a file, or one of other features.</exception>
    public static ClassifierWeights Read(ReadOnlySpan<byte> content, string file)
    {
        if (content.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{file} is not a file of classifier weights. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
        var categories = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != TextFeatures.Version || BinaryPrimitives.ReadInt32LittleEndian(content[8..]) != TextFeatures.Buckets)
            throw new WrongInputException($"{file} was trained for other features than this version reads. Train again with tools/ClinicalAssistant.GuardTraining.");
        var entries = BinaryPrimitives.ReadInt32LittleEndian(content[28..]);
        if (categories is < 0 or > 100 || entries is < 0 or > 100_000 || content.Length != Size(categories, entries))
            throw new WrongInputException($"{file} is cut short or damaged. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");

        var rest = content[Header..];
        var classes = new Dictionary<uint, ulong>(entries);
        for (var i = 0; i < entries; i++)
        {
            classes[BinaryPrimitives.ReadUInt32LittleEndian(rest)] = BinaryPrimitives.ReadUInt64LittleEndian(rest[4..]);
            rest = rest[Entry..];
        }

        var harm = new short[TextFeatures.Buckets];
        for (var i = 0; i < harm.Length; i++)
            harm[i] = BinaryPrimitives.ReadInt16LittleEndian(rest[(2 * i)..]);
        rest = rest[(2 * harm.Length)..];
        var bias = new float[categories];
        for (var i = 0; i < categories; i++)
            bias[i] = BinaryPrimitives.ReadSingleLittleEndian(rest[(4 * i)..]);
        return new ClassifierWeights
        {
            Scale = BinaryPrimitives.ReadSingleLittleEndian(content[16..]),
            Bias = BinaryPrimitives.ReadSingleLittleEndian(content[20..]),
            CategoryScale = BinaryPrimitives.ReadSingleLittleEndian(content[24..]),
            Classes = new WordClasses(classes),
            Harm = harm,
            CategoryBias = bias,
            Category = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(rest[(4 * categories)..]).ToArray(),
        };
    }

    private static int Size(int categories, int entries) => Header + (Entry * entries) + (2 * TextFeatures.Buckets) + (categories * (4 + CategoryBuckets));
}
