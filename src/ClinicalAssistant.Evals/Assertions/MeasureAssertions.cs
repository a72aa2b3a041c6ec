using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Upper bounds on what an answer took.</summary>
internal static class MeasureAssertions
{
    /// <summary>Milliseconds from asking to the last word, at most.</summary>
    public static Func<CaseRun, AssertionVerdict> Latency(SuiteNode node, AssertionSubjects subjects)
    {
        var most = node.Number("'latency' (milliseconds)");
        return run => AtMost(run.Elapsed.TotalMilliseconds, most, "ms");
    }

    /// <summary>Tokens read and written together, at most. Without a report of the provider there is no verdict.</summary>
    public static Func<CaseRun, AssertionVerdict> Tokens(SuiteNode node, AssertionSubjects subjects)
    {
        var most = node.Number("'tokens'");
        return run => run.Use is { } use ? AtMost(use.Input + use.Output, most, "tokens") : Unreported(run, "tokens");
    }

    /// <summary>Cost by the site's prices, at most. Without prices there is no verdict.</summary>
    public static Func<CaseRun, AssertionVerdict> Cost(SuiteNode node, AssertionSubjects subjects)
    {
        var most = node.Number("'cost'");
        return run => run.Cost is { } cost ? AtMost((double)cost, most, "of the site's currency") : Unreported(run, "cost; set InputPricePerMillion and OutputPricePerMillion of the provider");
    }

    private static AssertionVerdict AtMost(double value, double most, string unit) =>
        AssertionVerdict.Of(value <= most, () => string.Create(CultureInfo.InvariantCulture, $"{value:0.######} {unit}, at most {most:0.######} allowed"));

    // No model was asked, so nothing was used.
    private static AssertionVerdict Unreported(CaseRun run, string what) => run.Provider == EvalVerbs.ReferenceGeneratorName
        ? AssertionVerdict.Held
        : AssertionVerdict.Unknown($"provider '{run.Provider}' reported no {what}");
}
