using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Full-text search over the passages of the embedded pack (BM25 with names and synonyms of the subject weighted). The index is built in memory
/// at first use. A query that names no subject of the pack, and shares too few words with any passage, has no hits: that the sources do not answer is an answer.
/// Safe for concurrent use.
/// </summary>
public sealed class PassageSearch : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string IdField = "id";
    private const string SubjectField = "subject";
    private const string TextField = "text";
    private const float SubjectBoost = 3f;
    private const int LongestQuery = 4000;
    private const int MostTerms = 48;

    private readonly KnowledgeBase _pack;
    private readonly Analyzer _analyzer = new EnglishAnalyzer(Version);
    private readonly Lazy<(IndexSearcher Searcher, IReadOnlyDictionary<string, PackPassage> Passages)> _index;
    private readonly RAMDirectory _directory = new();

    /// <summary>A search over a pack; nothing is built before the first query.</summary>
    public PassageSearch(KnowledgeBase pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
        _index = new(Build);
    }

    /// <summary>The best passages for a query, best first, ties in the order of the pack; empty where nothing fits.</summary>
    /// <param name="query">Words in English; the first 4,000 characters count.</param>
    /// <param name="top">How many at most.</param>
    public IReadOnlyList<PassageHit> Search(string query, int top)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var terms = Terms(query.Length > LongestQuery ? query[..LongestQuery] : query);
        if (terms.Count == 0)
            return [];
        var (searcher, passages) = _index.Value;
        var subject = new BooleanQuery();
        var text = new BooleanQuery();
        foreach (var term in terms)
        {
            subject.Add(new TermQuery(new Term(SubjectField, term)) { Boost = SubjectBoost }, Occur.SHOULD);
            text.Add(new TermQuery(new Term(TextField, term)), Occur.SHOULD);
        }

        // Without the subject's name a passage must share most of a short query to count.
        text.MinimumNumberShouldMatch = Math.Min(terms.Count, Math.Max(2, (terms.Count + 1) / 2));
        var wanted = new BooleanQuery { { subject, Occur.SHOULD }, { text, Occur.SHOULD } };
        var hits = searcher.Search(wanted, top).ScoreDocs;
        return
        [
            .. hits.Select(hit => (Passage: passages[searcher.Doc(hit.Doc).Get(IdField)], hit.Score))
                .Select(hit => new PassageHit(hit.Passage.Id, hit.Score, hit.Passage.Condition.Name, hit.Passage.Text, hit.Passage.Origin)
                {
                    Source = hit.Passage.Origin == Core.Origin.Estimated ? null : _pack.SourceOf(hit.Passage.SourceId),
                    ClinicallyReviewed = hit.Passage.Condition.ClinicallyReviewed,
                    Matched = string.Join(", ", terms.Intersect(Terms(Subject(hit.Passage.Condition)), StringComparer.Ordinal).DefaultIfEmpty("words of the text")),
                }),
        ];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_index.IsValueCreated)
            _index.Value.Searcher.IndexReader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private (IndexSearcher, IReadOnlyDictionary<string, PackPassage>) Build()
    {
        var passages = PackPassage.Of(_pack).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var passage in passages.Values)
            {
                writer.AddDocument(
                [
                    new StringField(IdField, passage.Id, Field.Store.YES),
                    new TextField(SubjectField, Subject(passage.Condition), Field.Store.NO),
                    new TextField(TextField, passage.Text, Field.Store.NO),
                ]);
            }

            writer.Commit();
        }

        return (new IndexSearcher(DirectoryReader.Open(_directory)) { Similarity = new BM25Similarity() }, passages);
    }

    private static string Subject(Condition condition) => string.Join(". ", condition.Synonyms.Prepend(condition.Name));

    private List<string> Terms(string text)
    {
        var terms = new List<string>();
        using var stream = _analyzer.GetTokenStream(TextField, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken() && terms.Count < MostTerms)
        {
            var word = term.ToString();
            if (!QueryNoise.Contains(word) && !terms.Contains(word))
                terms.Add(word);
        }

        stream.End();
        return terms;
    }
}
