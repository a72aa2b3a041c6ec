namespace ClinicalAssistant.Evals;

/// <summary>How well stated probabilities hold: expected calibration error over ten bins of equal width, and the Brier score of the first place.</summary>
internal sealed class CalibrationBins
{
    private const int Bins = 10;

    private readonly (double Sure, double Right)[] _bins = new (double, double)[Bins];
    private double _brier;
    private int _count;

    public void Add(double probability, bool right)
    {
        var bin = Math.Min(Bins - 1, (int)(probability * Bins));
        _bins[bin] = (_bins[bin].Sure + probability, _bins[bin].Right + (right ? 1 : 0));
        _brier += Math.Pow(probability - (right ? 1 : 0), 2);
        _count++;
    }

    public IEnumerable<MetricRow> Rows() => _count == 0
        ? []
        :
        [
            new MetricRow("calibration_error", null, _bins.Sum(bin => Math.Abs(bin.Sure - bin.Right)) / _count, null, null, null, _count),
            new MetricRow("brier", null, _brier / _count, null, null, null, _count),
            new MetricRow("mean_probability", null, _bins.Sum(bin => bin.Sure) / _count, null, null, null, _count),
        ];
}
