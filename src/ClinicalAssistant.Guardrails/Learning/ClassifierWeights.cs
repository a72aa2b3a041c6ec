using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The numbers of the linear model of harm, as <c>weights.bin</c> holds them: little-endian, 16 bits a weight.</summary>
internal sealed record ClassifierWeights
{
    private const int Header = 24;
    private const int Entry = 12;
    private const uint Mark = 0x57474143;

    /// <summary>What one step of a weight of harm is worth.</summary>
    public required float Scale { get; init; }

    public required float Bias { get; init; }

    public required short[] Harm { get; init; }

    public required WordClasses Classes { get; init; }

    private WordCache<(int Sum, int Count)> Letters { get; } = new(bits: 13);

    /// <summary>Running sums of the words' weights and of the squared length they add, from zero before the first word.</summary>
    public void Sum(in WordScan scan, Span<double> sums, Span<double> squares)
    {
        Span<int> buckets = stackalloc int[TextFeatures.MostPerWord];
        sums[0] = squares[0] = 0;
        for (var i = 0; i < scan.Count; i++)
        {
            var words = TextFeatures.Words(scan, i, buckets);
            var sum = Sum(buckets[..words]);
            if (!Letters.TryGet(scan[i].Hash, out var letters))
                letters = Letters.Keep(scan[i].Hash, OfLetters(scan.Letters(i), buckets));
            sums[i + 1] = sums[i] + ((sum + (letters.Sum * (double)TextFeatures.LetterShare)) * Scale);
            squares[i + 1] = squares[i] + TextFeatures.Square(words, words + letters.Count);
        }
    }

    private (int Sum, int Count) OfLetters(ReadOnlySpan<char> letters, Span<int> buckets)
    {
        var count = TextFeatures.Letters(letters, buckets);
        return (Sum(buckets[..count]), count);
    }

    private int Sum(ReadOnlySpan<int> buckets)
    {
        var sum = 0;
        foreach (var bucket in buckets)
            sum += Harm[bucket];
        return sum;
    }

    public byte[] Write()
    {
        var content = new byte[Size(Classes.Entries.Count)];
        var rest = content.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(rest, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], TextFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], Harm.Length);
        BinaryPrimitives.WriteSingleLittleEndian(rest[12..], Scale);
        BinaryPrimitives.WriteSingleLittleEndian(rest[16..], Bias);
        BinaryPrimitives.WriteInt32LittleEndian(rest[20..], Classes.Entries.Count);
        rest = rest[Header..];
        foreach (var (hash, classes) in Classes.Entries.OrderBy(e => e.Key))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, hash);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[4..], classes);
            rest = rest[Entry..];
        }

        MemoryMarshal.AsBytes(Harm.AsSpan()).CopyTo(rest);
        return content;
    }

    /// <exception cref="WrongInputException">The content is not such a file, or one of other features.</exception>
    public static ClassifierWeights Read(ReadOnlySpan<byte> content, string file)
    {
        if (content.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{file} is not a file of classifier weights. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != TextFeatures.Version || BinaryPrimitives.ReadInt32LittleEndian(content[8..]) != TextFeatures.Buckets)
            throw new WrongInputException($"{file} was trained for other features than this version reads. Train again with tools/ClinicalAssistant.GuardTraining.");
        var entries = BinaryPrimitives.ReadInt32LittleEndian(content[20..]);
        if (entries is < 0 or > 100_000 || content.Length != Size(entries))
            throw new WrongInputException($"{file} is cut short or damaged. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");

        var rest = content[Header..];
        var classes = new Dictionary<uint, ulong>(entries);
        for (var i = 0; i < entries; i++)
        {
            classes[BinaryPrimitives.ReadUInt32LittleEndian(rest)] = BinaryPrimitives.ReadUInt64LittleEndian(rest[4..]);
            rest = rest[Entry..];
        }

        return new ClassifierWeights
        {
            Scale = BinaryPrimitives.ReadSingleLittleEndian(content[12..]),
            Bias = BinaryPrimitives.ReadSingleLittleEndian(content[16..]),
            Classes = new WordClasses(classes),
            Harm = MemoryMarshal.Cast<byte, short>(rest).ToArray(),
        };
    }

    private static int Size(int entries) => Header + (Entry * entries) + (2 * TextFeatures.Buckets);
}
