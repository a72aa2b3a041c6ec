namespace ClinicalAssistant.Knowledge;

/// <summary>Collects values disease by disease and turns them into lists by term.</summary>
internal sealed class PostingsBuilder
{
    private readonly List<int> _terms = [];
    private readonly List<int> _diseases = [];
    private readonly List<float> _values = [];

    public void Add(int term, int disease, float value)
    {
        _terms.Add(term);
        _diseases.Add(disease);
        _values.Add(value);
    }

    public Postings Build(int terms)
    {
        var starts = new int[terms + 1];
        foreach (var term in _terms)
            starts[term + 1]++;
        for (var i = 0; i < terms; i++)
            starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, terms).ToArray();
        var diseases = new int[_terms.Count];
        var values = new float[_terms.Count];
        for (var i = 0; i < _terms.Count; i++)
        {
            var at = next[_terms[i]]++;
            diseases[at] = _diseases[i];
            values[at] = _values[i];
        }

        return new Postings(starts, diseases, values);
    }
}
