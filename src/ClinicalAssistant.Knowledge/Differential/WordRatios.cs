namespace ClinicalAssistant.Knowledge;

/// <summary>
/// What one word adds to the log score of each condition. Few conditions use a word; the others all have one value.
/// </summary>
/// <param name="elsewhere">The value of conditions that do not use the word.</param>
/// <param name="conditions">Numbers of the conditions that use it, ascending.</param>
/// <param name="ratios">Their values, in that order.</param>
internal sealed class WordRatios(double elsewhere, int[] conditions, double[] ratios)
{
    /// <summary>The value of a condition.</summary>
    public double this[int condition] => Array.BinarySearch(conditions, condition) is var at and >= 0 ? ratios[at] : elsewhere;

    /// <summary>Adds to the sum of every condition.</summary>
    public void AddTo(double[] sums)
    {
        var next = 0;
        for (var i = 0; i < sums.Length; i++)
            sums[i] += next < conditions.Length && conditions[next] == i ? ratios[next++] : elsewhere;
    }
}
