using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Makes vectors of texts with a model of the site.</summary>
/// <param name="model">The embedding model's name.</param>
/// <param name="embed">Makes one vector for each text, all of the same length.</param>
public sealed class TextEmbedder(string model, Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<float[]>>> embed)
{
    /// <summary>The embedding model.</summary>
    public string Model { get; } = model;

    /// <summary>The texts' vectors, scaled to length 1.</summary>
    /// <exception cref="WrongInputException">The model gave a vector that is empty or not finite.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await embed(texts, cancellationToken).ConfigureAwait(false);
        return [.. vectors.Select(Scaled)];
    }

    private float[] Scaled(float[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => (double)value * value));
        return length > 0 && double.IsFinite(length)
            ? Array.ConvertAll(vector, value => (float)(value / length))
            : throw new WrongInputException($"The embedding model '{Model}' gave an empty vector. Check that it is an embedding model.");
    }
}
