using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The learned second reader of sentences: how likely one is not what its evidence says, by the words of both. It holds back what no check objects to and is much
/// in doubt, and has a denial in free wording marked instead that it hardly doubts; it lets nothing pass that a check objects to. Learned by the answer training tool. Immutable, safe for concurrent use.
/// </summary>
public sealed class SentenceJudge
{
    /// <summary>The log odds below which a sentence is hardly in doubt: one in twenty.</summary>
    public const float HardlyDoubted = -3;

    private const int Header = 16;
    private const uint Mark = 0x4A534143;
    private const string Remedy = "Restore it, or train again with tools/ClinicalAssistant.AnswerTraining.";
    private readonly sbyte[] _weights;
    private readonly float _step;

    internal SentenceJudge(sbyte[] weights, float step, float doubted) => (_weights, _step, Doubted) = (weights, step, doubted);

    /// <summary>One that holds nothing back.</summary>
    internal static SentenceJudge WithoutEffect { get; } = new(new sbyte[SentenceFeatures.Buckets], 1, float.PositiveInfinity);

    /// <summary>The log odds from which on a sentence is held back.</summary>
    public float Doubted { get; }

    /// <summary>The log odds that a sentence is faulty.</summary>
    internal float Doubt(ReadOnlySpan<int> buckets)
    {
        var sum = 0;
        foreach (var bucket in buckets)
            sum += _weights[bucket];
        return sum * _step;
    }

    internal byte[] Write()
    {
        var content = new byte[Header + SentenceFeatures.Buckets];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), SentenceFeatures.Version);
        BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(8), _step);
        BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(12), Doubted);
        MemoryMarshal.AsBytes(_weights.AsSpan()).CopyTo(content.AsSpan(Header));
        return content;
    }

    /// <summary>Reads the file that the training tool writes.</summary>
    /// <exception cref="WrongInputException">It is missing, is no such file, or is one of other features.</exception>
    public static SentenceJudge Read(string file)
    {
        if (!File.Exists(file))
            throw new WrongInputException($"{file} is missing. {Remedy}");
        ReadOnlySpan<byte> content = File.ReadAllBytes(file);
        if (content.Length != Header + SentenceFeatures.Buckets || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{file} is no file of the sentence judge, or is damaged. {Remedy}");
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != SentenceFeatures.Version)
            throw new WrongInputException($"{file} was trained for other features than this version reads. {Remedy}");
        return new SentenceJudge(MemoryMarshal.Cast<byte, sbyte>(content[Header..]).ToArray(), BinaryPrimitives.ReadSingleLittleEndian(content[8..]), BinaryPrimitives.ReadSingleLittleEndian(content[12..]));
    }
}
