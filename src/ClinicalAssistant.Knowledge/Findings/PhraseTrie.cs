namespace ClinicalAssistant.Knowledge;

/// <summary>Phrases by their words. Each phrase that ends at a node carries one value.</summary>
internal sealed class PhraseTrie
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<int> _values = [-1];

    /// <summary>No such word or node.</summary>
    public const int None = -1;

    /// <summary>The node before the first word.</summary>
    public const int Root = 0;

    /// <summary>Adds a phrase; the first of two equal phrases keeps its value.</summary>
    public void Add(IReadOnlyList<string> words, int value)
    {
        if (words.Count == 0)
            return;
        var node = Root;
        foreach (var word in words)
        {
            if (!_words.TryGetValue(word, out var id))
                _words[word] = id = _words.Count;
            var edge = Edge(node, id);
            if (!_edges.TryGetValue(edge, out var next))
            {
                _edges[edge] = next = _values.Count;
                _values.Add(None);
            }

            node = next;
        }

        if (_values[node] == None)
            _values[node] = value;
    }

    /// <summary>The word's number, or <see cref="None"/> where no phrase holds it.</summary>
    public int Word(string word) => _words.GetValueOrDefault(word, None);

    /// <summary>As <see cref="Word(string)"/>.</summary>
    public int Word(ReadOnlySpan<char> word) => _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var id) ? id : None;

    /// <summary>The node after a word, or <see cref="None"/>.</summary>
    public int After(int node, int word) => word == None ? None : _edges.GetValueOrDefault(Edge(node, word), None);

    /// <summary>The value of the phrase that ends at a node, or <see cref="None"/>.</summary>
    public int Value(int node) => _values[node];

    private static long Edge(int node, int word) => ((long)node << 32) | (uint)word;
}
