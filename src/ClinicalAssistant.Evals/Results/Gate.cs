using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Puts a comparison with a baseline into a summary: what got worse does not hold, and on demand neither does what cannot be told.</summary>
internal static class Gate
{
    public static EvalSummary Against(EvalSummary summary, EvalComparison comparison, bool requireNoWorse)
    {
        var fails = comparison.Verdict == "worse" || (requireNoWorse && comparison.Verdict == "cannot tell");
        summary = summary with { Comparison = comparison, Notes = comparison.NotCompared is { } apart ? [.. summary.Notes, $"not compared with the baseline, as only one of the runs has them: {string.Join(", ", apart)}"] : summary.Notes };
        return fails
            ? summary with { Held = false, Reasons = [.. summary.Reasons, string.Create(CultureInfo.InvariantCulture, $"{(comparison.Verdict == "worse" ? "worse than the baseline" : $"cannot tell whether it is no worse than the baseline within {comparison.Margin:P0}")}: {comparison.Lost} cases lost, {comparison.Gained} gained")] }
            : summary;
    }
}
