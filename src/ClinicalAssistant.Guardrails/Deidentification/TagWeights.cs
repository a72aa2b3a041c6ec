using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The numbers of the tagger, as <c>tagger.bin</c> holds them: eight signed bytes a bucket, one for each class.</summary>
internal sealed class TagWeights
{
    public const int Buckets = 1 << 20;

    /// <summary>Classes the tagger decides between: no identifier first.</summary>
    public const int Classes = 8;

    private const int Width = 8;
    private const int Header = 16;
    private const uint Mark = 0x54474143;
    private readonly ulong[] _weights;

    private TagWeights(ulong[] weights, int margin, int doubted) => (_weights, Margin, Doubted) = (weights, margin, doubted);

    /// <summary>By how many steps a class must exceed "no identifier".</summary>
    public int Margin { get; }

    /// <summary>By how many steps "no identifier" must exceed every class for what a rule found to be taken back.</summary>
    public int Doubted { get; }

    /// <summary>Weights from numbers by bucket and class, in steps.</summary>
    public static TagWeights Of(sbyte[,] steps, int margin, int doubt)
    {
        var weights = new ulong[Buckets];
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            for (var c = 0; c < Classes; c++)
                weights[bucket] |= (ulong)unchecked((byte)steps[bucket, c]) << (8 * c);
        }

        return new TagWeights(weights, margin, doubt);
    }

    /// <summary>By class the sum over buckets.</summary>
    public Vector128<short> Sum(ReadOnlySpan<int> buckets)
    {
        var sums = Vector128<short>.Zero;
        foreach (var bucket in buckets)
            sums += Vector128.WidenLower(Vector128.CreateScalar(_weights[bucket]).AsSByte());
        return sums;
    }

    /// <summary>The class of the highest sum, or <see cref="Tag.None"/> where none exceeds it by the margin.</summary>
    public Tag Decide(Vector128<short> sums)
    {
        var best = Tag.None;
        var most = sums[0] + Margin;
        for (var c = 1; c < Classes; c++)
        {
            if (sums[c] > most)
                (best, most) = ((Tag)c, sums[c]);
        }

        return best;
    }

    /// <summary>By how many steps "no identifier" exceeds every class.</summary>
    public int Doubt(ReadOnlySpan<int> buckets)
    {
        var sums = Sum(buckets);
        var most = sums[1];
        for (var c = 2; c < Classes; c++)
            most = Math.Max(most, sums[c]);
        return sums[0] - most;
    }

    public byte[] Write()
    {
        var content = new byte[Header + (Buckets * Width)];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), TagFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), Margin);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(12), Doubted);
        MemoryMarshal.AsBytes(_weights.AsSpan()).CopyTo(content.AsSpan(Header));
        return content;
    }

    /// <exception cref="WrongInputException">The file is missing, is no such file, or is one of other features.</exception>
    public static TagWeights Read(string file)
    {
        const string Remedy = "Restore it, or train again with tools/ClinicalAssistant.DeidTraining.";
        if (!File.Exists(file))
            throw new WrongInputException($"{file} is missing. {Remedy}");
        ReadOnlySpan<byte> content = File.ReadAllBytes(file);
        if (content.Length != Header + (Buckets * Width) || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{file} is no file of tagger weights, or is damaged. {Remedy}");
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != TagFeatures.Version)
            throw new WrongInputException($"{file} was trained for other features than this version reads. {Remedy}");
        return new TagWeights(MemoryMarshal.Cast<byte, ulong>(content[Header..]).ToArray(), BinaryPrimitives.ReadInt32LittleEndian(content[8..]), BinaryPrimitives.ReadInt32LittleEndian(content[12..]));
    }
}
