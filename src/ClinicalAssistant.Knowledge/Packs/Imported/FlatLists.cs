namespace ClinicalAssistant.Knowledge;

/// <summary>Lists of numbers in one array.</summary>
/// <param name="Starts">Where each list begins, and where the last ends.</param>
/// <param name="Values">The lists one after the other.</param>
internal readonly record struct FlatLists(int[] Starts, int[] Values)
{
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<int> this[int list] => Values.AsSpan(Starts[list], Starts[list + 1] - Starts[list]);
}
