using System.Numerics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How near words lie in meaning, by the word vectors of the learned layer. Opposites lie near each other too. Immutable; safe for concurrent use.</summary>
public sealed class WordMeanings
{
    private readonly WordVectors? _vectors;

    // The directions that were asked for, by number of the word.
    private readonly float[]?[] _directions;

    private WordMeanings(WordVectors? vectors) => (_vectors, _directions) = (vectors, new float[]?[vectors?.Count ?? 0]);

    /// <summary>No words: nothing lies near anything.</summary>
    public static WordMeanings Empty { get; } = new(null);

    /// <summary>Reads a file of word vectors.</summary>
    /// <param name="path">The file <c>words.bin</c> of the learned layer.</param>
    /// <exception cref="WrongInputException">It is no such file, or is damaged.</exception>
    public static WordMeanings Read(string path) => new(WordVectors.Read(File.ReadAllBytes(path), path));

    /// <summary>The direction of a folded word, of length 1, or null for a word that is not known.</summary>
    internal float[]? Of(ReadOnlySpan<char> word)
    {
        if (_vectors is null || _vectors.Find(FeatureHash.Of(word)) is not (>= 0 and var number))
            return null;
        if (_directions[number] is { } known)
            return known;
        var direction = new float[WordVectors.Size];
        _vectors.Of(number, direction);
        var length = MathF.Sqrt(Nearness(direction, direction));
        for (var d = 0; length > 0 && d < direction.Length; d++)
            direction[d] /= length;
        return _directions[number] = direction;
    }

    /// <summary>From about 0 for words that have nothing to do with each other to 1 for one word.</summary>
    internal static float Nearness(float[] one, float[] other)
    {
        var sum = Vector<float>.Zero;
        for (var d = 0; d < WordVectors.Size; d += Vector<float>.Count)
            sum += new Vector<float>(one, d) * new Vector<float>(other, d);
        return Vector.Sum(sum);
    }
}
