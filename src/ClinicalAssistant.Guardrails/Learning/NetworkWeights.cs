using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The numbers of a trained network, as <c>network.bin</c> holds them, little-endian.</summary>
internal sealed record NetworkWeights
{
    private const int Header = 16;
    private const uint Mark = 0x4E574143;
    private const int MostNetworks = 9;

    /// <summary>One row of <see cref="WordVectors.Size"/> for every place of every pattern.</summary>
    public required float[] Places { get; init; }

    public required float[] PatternBias { get; init; }

    /// <summary>One row of <see cref="NetworkShape.Pooled"/> for every hidden unit.</summary>
    public required float[] Hidden { get; init; }

    public required float[] HiddenBias { get; init; }

    /// <summary>One row of <see cref="NetworkShape.Hidden"/> for every output.</summary>
    public required float[] Output { get; init; }

    public required float[] OutputBias { get; init; }

    /// <summary>The vector of each size of number.</summary>
    public required float[] Numbers { get; init; }

    /// <summary>Hashes of the words whose vectors training moved, in order.</summary>
    public required uint[] TunedKeys { get; init; }

    /// <summary>What training added to those vectors, in steps of <see cref="WordVectors.Step"/>.</summary>
    public required sbyte[] Tuned { get; init; }

    private float[][] Floats => [Places, PatternBias, Hidden, HiddenBias, Output, OutputBias, Numbers];

    /// <summary>Several networks as one file: their number, then each with its length before it.</summary>
    public static byte[] Write(IReadOnlyList<NetworkWeights> networks)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(networks.Count);
        foreach (var network in networks)
        {
            var bytes = network.Write();
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        return content.ToArray();
    }

    /// <exception cref="WrongInputException">The content is not such a file, or one of another shape.</exception>
    public static IReadOnlyList<NetworkWeights> ReadAll(ReadOnlySpan<byte> content, string file)
    {
        var networks = new List<NetworkWeights>();
        var count = content.Length < 8 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(content);
        var rest = content.Length < 8 ? content : content[4..];
        for (var i = 0; i < count && rest.Length > 4; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (length < 0 || length > rest.Length - 4)
                break;
            networks.Add(Read(rest.Slice(4, length), file));
            rest = rest[(4 + length)..];
        }

        return networks.Count == count && count is > 0 and <= MostNetworks && networks.TrueForAll(n => n.OutputBias.Length == networks[0].OutputBias.Length)
            ? networks
            : throw new WrongInputException($"{file} is not a file of network weights, or is damaged. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
    }

    public byte[] Write()
    {
        var content = new byte[SizeOf(OutputBias.Length, TunedKeys.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), TextFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), OutputBias.Length);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(12), TunedKeys.Length);
        var rest = content.AsSpan(Header);
        foreach (var numbers in Floats)
        {
            MemoryMarshal.AsBytes(numbers.AsSpan()).CopyTo(rest);
            rest = rest[(4 * numbers.Length)..];
        }

        MemoryMarshal.AsBytes(TunedKeys.AsSpan()).CopyTo(rest);
        MemoryMarshal.AsBytes(Tuned.AsSpan()).CopyTo(rest[(4 * TunedKeys.Length)..]);
        return content;
    }

    /// <exception cref="WrongInputException">The content is not such a file, or one of another shape.</exception>
    public static NetworkWeights Read(ReadOnlySpan<byte> content, string file)
    {
        if (content.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{file} is not a file of network weights. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
        var outputs = BinaryPrimitives.ReadInt32LittleEndian(content[8..]);
        var tuned = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != TextFeatures.Version || outputs is < NetworkShape.FixedOutputs or > 200 || tuned is < 0 or > 100_000
            || content.Length != SizeOf(outputs, tuned))
        {
            throw new WrongInputException($"{file} is damaged, or was trained for other features than this version reads. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
        }

        var weights = Empty(outputs, tuned);
        var rest = content[Header..];
        foreach (var numbers in weights.Floats)
        {
            MemoryMarshal.Cast<byte, float>(rest[..(4 * numbers.Length)]).CopyTo(numbers);
            rest = rest[(4 * numbers.Length)..];
        }

        MemoryMarshal.Cast<byte, uint>(rest[..(4 * tuned)]).CopyTo(weights.TunedKeys);
        MemoryMarshal.Cast<byte, sbyte>(rest[(4 * tuned)..]).CopyTo(weights.Tuned);
        return weights;
    }

    /// <summary>Weights of zero, to be filled.</summary>
    public static NetworkWeights Empty(int outputs, int tuned) => new()
    {
        Places = new float[NetworkShape.Places * WordVectors.Size],
        PatternBias = new float[NetworkShape.Patterns],
        Hidden = new float[NetworkShape.Hidden * NetworkShape.Pooled],
        HiddenBias = new float[NetworkShape.Hidden],
        Output = new float[outputs * NetworkShape.Hidden],
        OutputBias = new float[outputs],
        Numbers = new float[NetworkShape.Numbers * WordVectors.Size],
        TunedKeys = new uint[tuned],
        Tuned = new sbyte[tuned * WordVectors.Size],
    };

    private static int SizeOf(int outputs, int tuned) =>
        Header + (4 * ((NetworkShape.Places * WordVectors.Size) + NetworkShape.Patterns + (NetworkShape.Hidden * (NetworkShape.Pooled + 1)) + (outputs * (NetworkShape.Hidden + 1))
            + (NetworkShape.Numbers * WordVectors.Size))) + ((4 + WordVectors.Size) * tuned);
}
