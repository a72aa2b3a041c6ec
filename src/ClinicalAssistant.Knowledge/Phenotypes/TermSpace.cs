namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The terms of an ontology, and after them those that only a registry has (newer than the ontology, or from another vocabulary): these stand alone, without
/// more general terms.
/// </summary>
internal sealed class TermSpace
{
    private readonly PhenotypeOntology _ontology;
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private readonly List<string> _otherIds = [];
    private readonly List<string> _otherLabels = [];

    public TermSpace(PhenotypeOntology ontology, IEnumerable<PhenotypeRegistry> registries)
    {
        _ontology = ontology;
        foreach (var registry in registries)
        {
            var numbers = new int[registry.Terms.Length];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = ontology.Resolve(registry.Terms[i]) is { Term: >= 0 } known ? known.Term : Other(registry.Terms[i], registry.TermLabels[i]);
            Numbers.Add(registry, numbers);
        }
    }

    /// <summary>For each registry the number of each of its terms.</summary>
    public Dictionary<PhenotypeRegistry, int[]> Numbers { get; } = [];

    public int Count => _ontology.Count + _otherIds.Count;

    public PhenotypeOntology Ontology => _ontology;

    /// <summary>Number of a term known to the ontology or a registry, or -1.</summary>
    public int Number(string id) => _ontology.Resolve(id) is { Term: >= 0 } known ? known.Term : _others.GetValueOrDefault(id, -1);

    public string Id(int term) => term < _ontology.Count ? _ontology.IdOf(term) : _otherIds[term - _ontology.Count];

    public string Label(int term) => term < _ontology.Count ? _ontology.LabelOf(term) : _otherLabels[term - _ontology.Count];

    /// <summary>The term and all more general ones.</summary>
    public ReadOnlySpan<int> WithAncestors(int term, ref int alone)
    {
        if (term < _ontology.Count)
            return _ontology.WithAncestors(term);
        alone = term;
        return new ReadOnlySpan<int>(ref alone);
    }

    public ReadOnlySpan<int> Parents(int term) => term < _ontology.Count ? _ontology.Parents(term) : [];

    private int Other(string id, string label)
    {
        if (!_others.TryGetValue(id, out var number))
        {
            _others[id] = number = Count;
            _otherIds.Add(id);
            _otherLabels.Add(label.Length > 0 ? label : id);
        }

        return number;
    }
}
