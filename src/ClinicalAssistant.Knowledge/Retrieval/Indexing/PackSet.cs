using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClinicalAssistant.Knowledge;

/// <summary>Several packs searched as one, so that their scores compare.</summary>
internal sealed class PackSet
{
    private readonly IReadOnlyList<IndexedPack> _packs;
    private readonly int[] _starts;

    public PackSet(IReadOnlyList<IndexedPack> packs, SameWords same, SearchWeights weights)
    {
        _packs = packs;
        _starts = new int[packs.Count];
        for (var i = 1; i < packs.Count; i++)
            _starts[i] = _starts[i - 1] + packs[i - 1].Reader.MaxDoc;
        Reader = packs.Count == 1 ? packs[0].Reader : new MultiReader([.. packs.Select(pack => pack.Reader)], closeSubReaders: false);
        Searcher = new IndexSearcher(Reader) { Similarity = new FieldSimilarity() };
        Words = new IndexVocabulary(Reader);
        Queries = new QueryReader(Words, same, weights);
    }

    public IndexReader Reader { get; }

    public IndexSearcher Searcher { get; }

    public IndexVocabulary Words { get; }

    public QueryReader Queries { get; }

    /// <summary>The imported packs, each with the number of its first document.</summary>
    public IEnumerable<(string Name, string Stamp, int Start)> Vectored => _packs.Select((pack, i) => (pack.Name, pack.Stamp, Start: _starts[i])).Where(pack => pack.Stamp is not null).Select(pack => (pack.Name, pack.Stamp!, pack.Start));

    /// <summary>The pack of a document.</summary>
    public IndexedPack PackOf(int document)
    {
        var at = Array.BinarySearch(_starts, document);
        if (at < 0)
            at = ~at - 1;
        // Empty packs begin where the next one does.
        while (at + 1 < _starts.Length && _starts[at + 1] <= document)
            at++;
        return _packs[at];
    }
}
