using System.Numerics.Tensors;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>Puts words into groups of like meaning by k-means over the directions of their vectors.</summary>
internal static class Grouping
{
    private const int Rounds = 20;

    public static WordGroups Of(WordVectors vectors, int groups, Random random)
    {
        var points = new float[vectors.Count][];
        for (var word = 0; word < points.Length; word++)
        {
            points[word] = new float[WordVectors.Size];
            vectors.Of(word, points[word]);
            Normalize(points[word]);
        }

        var centres = random.GetItems(points, groups).Select(p => p.ToArray()).ToArray();
        var of = new ushort[points.Length];
        for (var round = 0; round < Rounds; round++)
        {
            Parallel.For(0, points.Length, word => of[word] = Nearest(points[word], centres));
            foreach (var centre in centres)
                Array.Clear(centre);
            for (var word = 0; word < points.Length; word++)
                TensorPrimitives.Add(centres[of[word]], points[word], centres[of[word]]);
            for (var group = 0; group < groups; group++)
            {
                if (!Normalize(centres[group]))
                    centres[group] = points[random.Next(points.Length)].ToArray();
            }
        }

        return new WordGroups([.. vectors.Keys], [.. of.Select(group => (ushort)(group + 1))]);
    }

    private static ushort Nearest(float[] point, float[][] centres)
    {
        var (best, most) = (0, float.MinValue);
        for (var group = 0; group < centres.Length; group++)
        {
            var near = TensorPrimitives.Dot<float>(point, centres[group]);
            if (near > most)
                (best, most) = (group, near);
        }

        return (ushort)best;
    }

    private static bool Normalize(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length == 0)
            return false;
        TensorPrimitives.Divide(vector, length, vector);
        return true;
    }
}
