namespace ClinicalAssistant.GuardTraining;

/// <summary>The directions in which vectors vary most, by subspace iteration.</summary>
internal static class PrincipalAxes
{
    private const int Steps = 60;

    /// <summary>Centres the rows and projects them on their <paramref name="count"/> main directions, the largest first.</summary>
    public static float[][] Project(float[][] rows, int count, int seed)
    {
        var size = rows[0].Length;
        var mean = new double[size];
        foreach (var row in rows)
        {
            for (var i = 0; i < size; i++)
                mean[i] += row[i] / (double)rows.Length;
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < size; i++)
                row[i] -= (float)mean[i];
        }

        var covariance = Covariance(rows, size);
        var axes = Axes(covariance, size, count, seed);
        return [.. rows.Select(row => axes.Select(axis => Dot(row, axis)).ToArray())];
    }

    private static float[][] Covariance(float[][] rows, int size)
    {
        var covariance = Enumerable.Range(0, size).Select(_ => new float[size]).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < size; i++)
            {
                var factor = row[i] / rows.Length;
                var target = covariance[i];
                for (var j = 0; j < size; j++)
                    target[j] += factor * row[j];
            }
        }

        return covariance;
    }

    private static float[][] Axes(float[][] covariance, int size, int count, int seed)
    {
        var random = new Random(seed);
        var axes = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray()).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            axes = [.. axes.Select(axis => covariance.Select(row => Dot(row, axis)).ToArray())];
            for (var k = 0; k < count; k++)
            {
                for (var before = 0; before < k; before++)
                    Subtract(axes[k], axes[before], Dot(axes[k], axes[before]));
                var length = MathF.Sqrt(Dot(axes[k], axes[k]));
                for (var i = 0; i < size; i++)
                    axes[k][i] /= length;
            }
        }

        return axes;
    }

    private static void Subtract(float[] from, float[] what, float times)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] -= times * what[i];
    }

    private static float Dot(float[] a, float[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(a, b);
}
