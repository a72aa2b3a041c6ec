using System.Runtime.InteropServices;

namespace ClinicalAssistant.Knowledge;

/// <summary>Collects values disease by disease and turns them into lists by term.</summary>
internal sealed class PostingsBuilder
{
    private readonly List<(int Term, int Disease, float Value)> _entries = new(1 << 12);

    public void Add(int term, int disease, float value) => _entries.Add((term, disease, value));

    public Postings Build(int terms)
    {
        var starts = new int[terms + 1];
        var entries = CollectionsMarshal.AsSpan(_entries);
        foreach (ref readonly var entry in entries)
            starts[entry.Term + 1]++;
        for (var i = 0; i < terms; i++)
            starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, terms).ToArray();
        var diseases = new int[entries.Length];
        var values = new float[entries.Length];
        foreach (ref readonly var entry in entries)
        {
            var at = next[entry.Term]++;
            diseases[at] = entry.Disease;
            values[at] = entry.Value;
        }

        return new Postings(starts, diseases, values);
    }
}
