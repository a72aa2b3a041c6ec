namespace ClinicalAssistant.Evals;

/// <summary>F-beta of recall and precision (C. J. van Rijsbergen, Information Retrieval, 1979).</summary>
internal static class FScore
{
    public static MetricRow Of(string metric, double beta, double? recall, double? precision)
    {
        var (r, p, weight) = (recall ?? 0, precision ?? 0, beta * beta);
        return new MetricRow(metric, null, r + p > 0 ? (1 + weight) * p * r / ((weight * p) + r) : 0, null, null, null, null);
    }
}
