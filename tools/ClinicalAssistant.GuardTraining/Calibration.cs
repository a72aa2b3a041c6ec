namespace ClinicalAssistant.GuardTraining;

/// <summary>Platt's method: the slope and offset under which scores of unseen lines are probabilities.</summary>
internal static class Calibration
{
    private const int Steps = 100;

    public static (double Slope, double Offset) Fit(IReadOnlyList<Scored> scored)
    {
        var slope = 1.0;
        var offset = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
            foreach (var (line, x) in scored)
            {
                var p = 1 / (1 + Math.Exp(-((slope * x) + offset)));
                var error = p - line.Harm;
                var w = p * (1 - p);
                g0 += error * x;
                g1 += error;
                h00 += w * x * x;
                h01 += w * x;
                h11 += w;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            slope -= ((h11 * g0) - (h01 * g1)) / determinant;
            offset -= ((h00 * g1) - (h01 * g0)) / determinant;
        }

        return (slope, offset);
    }
}
