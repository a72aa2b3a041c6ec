namespace ClinicalAssistant.GuardTraining;

/// <summary>Logistic regression on a few numbers (Platt's method for one): the factors, then the offset, under which scores of unseen lines are probabilities.</summary>
internal static class LogisticFit
{
    private const int Steps = 60;
    private const double Ridge = 1e-3;

    public static double[] Fit(IReadOnlyList<(double[] X, double Y)> rows)
    {
        var size = rows[0].X.Length + 1;
        var factors = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var system = new double[size, size + 1];
            for (var i = 0; i < size; i++)
            {
                system[i, i] = Ridge;
                system[i, size] = -Ridge * factors[i];
            }

            foreach (var (x, y) in rows)
            {
                var p = Probability(factors, x);
                for (var i = 0; i < size; i++)
                {
                    var xi = i < x.Length ? x[i] : 1;
                    system[i, size] += (y - p) * xi;
                    for (var j = 0; j < size; j++)
                        system[i, j] += p * (1 - p) * xi * (j < x.Length ? x[j] : 1);
                }
            }

            Solve(system, size);
            for (var i = 0; i < size; i++)
                factors[i] += Math.Clamp(system[i, size], -1, 1);
        }

        return factors;
    }

    public static double Probability(double[] factors, double[] x) => 1 / (1 + Math.Exp(-(factors[^1] + x.Select((v, i) => v * factors[i]).Sum())));

    /// <summary>Gauss-Jordan; the solution stands in the last column.</summary>
    private static void Solve(double[,] system, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            var lead = system[pivot, pivot];
            for (var j = 0; j <= size; j++)
                system[pivot, j] /= lead;
            for (var i = 0; i < size; i++)
            {
                if (i == pivot)
                    continue;
                var factor = system[i, pivot];
                for (var j = 0; j <= size; j++)
                    system[i, j] -= factor * system[pivot, j];
            }
        }
    }
}
