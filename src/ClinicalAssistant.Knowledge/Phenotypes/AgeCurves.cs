namespace ClinicalAssistant.Knowledge;

/// <summary>How likely an age is in each disease, against all diseases: a smooth curve over the logarithm of ages (Gaussian kernel), damped where few ages are known.</summary>
internal sealed class AgeCurves
{
    /// <summary>Width of the kernel; at 20 years about ± 10.</summary>
    private const double Width = 0.5;

    /// <summary>An infant's months count like a grown person's decades, a newborn's days no further.</summary>
    private const double Offset = 0.3;

    /// <summary>Ages by chance that each disease is granted beside its own.</summary>
    private const double Damping = 2;

    private const int Steps = 64;
    private const double Lowest = -1.3;
    private const double Highest = 4.9;

    private readonly PhenotypeDisease[] _diseases;
    private readonly double[] _all = new double[Steps];

    public AgeCurves(PhenotypeDisease[] diseases)
    {
        _diseases = diseases;
        var count = 0;
        foreach (var disease in diseases)
        {
            foreach (var age in disease.Ages)
            {
                count++;
                _all[Step(Scale(age))]++;
            }
        }

        var smooth = new double[Steps];
        for (var i = 0; i < Steps; i++)
        {
            for (var j = 0; j < Steps; j++)
                smooth[i] += _all[j] * Kernel((i - j) * (Highest - Lowest) / (Steps - 1));
            smooth[i] = Math.Max(smooth[i] / Math.Max(1, count), 1e-3);
        }

        _all = smooth;
    }

    /// <summary>Logarithm of the likelihood ratio of an age; 0 where the disease states no ages.</summary>
    public double Log(int disease, double years)
    {
        var ages = _diseases[disease].Ages;
        if (ages.Count == 0)
            return 0;
        var at = Scale(years);
        var sum = 0.0;
        foreach (var age in ages)
            sum += Kernel(at - Scale(age));
        return Math.Log(((sum / _all[Step(at)]) + Damping) / (ages.Count + Damping));
    }

    private static double Scale(double years) => Math.Log(Math.Max(0, years) + Offset);

    private static double Kernel(double distance) => Math.Exp(-0.5 * (distance / Width) * (distance / Width));

    private static int Step(double scaled) => (int)Math.Clamp(Math.Round((scaled - Lowest) / (Highest - Lowest) * (Steps - 1)), 0, Steps - 1);
}
