using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Plain BM25 (k1 1.2, b 0.75, English stems and stop words) over question and text of a pack in one field, any word of the query: what <see cref="PassageSearch"/> is measured
/// against. Held in memory.
/// </summary>
public sealed class PlainSearch : IDisposable
{
    private const string Id = "id";
    private const string Words = "words";

    private readonly RAMDirectory _directory = new();
    private readonly EnglishAnalyzer _analyzer = new(PassageAnalyzer.Version);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    /// <summary>Indexes a pack.</summary>
    /// <exception cref="Core.WrongInputException">The pack's text is damaged or absent.</exception>
    public PlainSearch(ImportedPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(PassageAnalyzer.Version, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var record in RecordFile.Read(pack))
                writer.AddDocument([new StringField(Id, record.Id, Field.Store.YES), new TextField(Words, $"{record.Question ?? record.Title} {record.Text}", Field.Store.NO)]);
            writer.Commit();
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>Ids of the records in the order of their scores.</summary>
    public IReadOnlyList<string> Search(string query, int top)
    {
        var wanted = new BooleanQuery();
        using (var stream = _analyzer.GetTokenStream(Words, query))
        {
            var term = stream.GetAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken() && wanted.Clauses.Count < BooleanQuery.MaxClauseCount)
                wanted.Add(new TermQuery(new Term(Words, term.ToString())), Occur.SHOULD);
            stream.End();
        }

        return wanted.Clauses.Count == 0 ? [] : [.. _searcher.Search(wanted, top).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).Get(Id))];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
