using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>Charts of the report as SVG within the page: how the cases ended by suite, and how long they took.</summary>
internal static class Charts
{
    private const int Width = 640;
    private const int Bins = 32;

    public static string Outcomes(IReadOnlyList<EvalSummary> suites)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {(suites.Count * 26) + 6}\" role=\"img\" aria-label=\"How the cases ended, by suite\">");
        for (var at = 0; at < suites.Count; at++)
        {
            var suite = suites[at];
            var total = Math.Max(1, suite.Passed + suite.Failed + suite.Errors);
            var left = 150d;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"144\" y=\"{(at * 26) + 19}\" text-anchor=\"end\">{HtmlCases.Encoded(Short(suite.Suite))}</text>");
            foreach (var (count, colour) in new[] { (suite.Passed, "good"), (suite.Failed, "bad"), (suite.Errors, "odd") })
            {
                var width = (Width - 160d) * count / total;
                if (count > 0)
                    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.##}\" y=\"{(at * 26) + 4}\" width=\"{width:0.##}\" height=\"18\" class=\"{colour}\"><title>{count} of {total}</title></rect>");
                left += width;
            }
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Milliseconds on a logarithmic scale; empty where nothing was timed.</summary>
    public static string Latencies(IReadOnlyList<double> milliseconds)
    {
        if (milliseconds.Count < 2)
            return "";
        var sorted = milliseconds.Order().ToList();
        var (low, high) = (Math.Log10(Math.Max(0.1, sorted[0])), Math.Log10(Math.Max(0.2, sorted[^1])));
        var span = Math.Max(0.3, high - low);
        var counts = new int[Bins];
        foreach (var value in sorted)
            counts[Math.Clamp((int)((Math.Log10(Math.Max(0.1, value)) - low) / span * Bins), 0, Bins - 1)]++;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} 130\" role=\"img\" aria-label=\"How long the cases took\">");
        for (var bin = 0; bin < Bins; bin++)
        {
            var height = 100d * counts[bin] / counts.Max();
            if (counts[bin] > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{bin * Width / (double)Bins:0.##}\" y=\"{104 - height:0.##}\" width=\"{(Width / (double)Bins) - 2:0.##}\" height=\"{height:0.##}\" class=\"plain\"><title>{counts[bin]} cases from {Math.Pow(10, low + (span * bin / Bins)):0.#} ms</title></rect>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"124\">{sorted[0]:0.#} ms</text><text x=\"{Width / 2}\" y=\"124\" text-anchor=\"middle\">median {sorted[sorted.Count / 2]:0.#} ms, 95 % below {sorted[(int)((sorted.Count - 1) * 0.95)]:0.#} ms</text><text x=\"{Width}\" y=\"124\" text-anchor=\"end\">{sorted[^1]:0.#} ms</text>");
        return svg.Append("</svg>").ToString();
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..19] + "…";
}
