using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Closeness to a reference text.</summary>
internal static class SimilarityAssertions
{
    private static readonly Dictionary<string, Func<string, string, double>> Measures = new(StringComparer.Ordinal)
    {
        ["rouge-1"] = (answer, reference) => WordOverlap.RougeN(answer, reference, 1),
        ["rouge-2"] = (answer, reference) => WordOverlap.RougeN(answer, reference, 2),
        ["rouge-l"] = WordOverlap.RougeL,
        ["token-f1"] = WordOverlap.TokenF1,
        ["levenshtein"] = Levenshtein.Similarity,
    };

    /// <summary><c>to</c> a text, <c>by</c> a measure, <c>at_least</c> a value from 0 to 1.</summary>
    public static Func<CaseRun, AssertionVerdict> Similar(SuiteNode node, AssertionSubjects subjects)
    {
        node.Only("'similar'", "to", "by", "at_least");
        var to = (node.Find("to") ?? throw node.Fault("'similar' needs 'to', the text to be close to.")).Text("'to'");
        var place = node.Find("by") ?? throw node.Fault($"'similar' needs 'by', the measure: {string.Join(", ", Measures.Keys)}.");
        var least = (node.Find("at_least") ?? throw node.Fault("'similar' needs 'at_least', a value between 0 and 1.")).Share("'at_least'");
        return Measures.TryGetValue(place.Text("'by'"), out var measure)
            ? Check(measure, place.Scalar!, to, least)
            : throw place.Fault($"there is no measure '{place.Scalar}'. Measures: {string.Join(", ", Measures.Keys)}.");
    }

    public static Func<CaseRun, AssertionVerdict> Check(Func<string, string, double> measure, string name, string to, double least) => run =>
    {
        var value = measure(run.Text, to);
        return AssertionVerdict.Scored(value, least, () => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.000}, at least {least:0.000} expected"));
    };
}
