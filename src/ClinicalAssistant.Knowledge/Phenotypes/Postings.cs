namespace ClinicalAssistant.Knowledge;

/// <summary>By term: the diseases that have it, with a value each.</summary>
internal readonly record struct Postings(int[] Starts, int[] Diseases, float[] Values)
{
    public ReadOnlySpan<int> DiseasesOf(int term) => Diseases.AsSpan(Starts[term], Starts[term + 1] - Starts[term]);

    public ReadOnlySpan<float> ValuesOf(int term) => Values.AsSpan(Starts[term], Starts[term + 1] - Starts[term]);

    /// <summary>The value for one disease, or 0.</summary>
    public float Of(int term, int disease)
    {
        var at = DiseasesOf(term).BinarySearch(disease);
        return at < 0 ? 0 : ValuesOf(term)[at];
    }
}
