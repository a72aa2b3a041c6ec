using ClinicalAssistant.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Full-text search over the embedded pack, the topics and the imported packs: BM25 over names, question and text, with synonyms, corrected spelling and what is asked for; where vectors are set up, fused by reciprocal rank with the records nearest in meaning.
/// Indexes open at first use; a pack that was imported again is opened again. Safe for concurrent use.
/// </summary>
public sealed class PassageSearch : IDisposable
{
    private const int Spare = 3;
    private const int MostCollapsed = 30;

    /// <summary>What both lists of a fusion are dampened by (Cormack, Clarke and Buettcher, SIGIR 2009).</summary>
    private const double FusionRank = 60;

    private readonly ImportedPacks _imported;
    private readonly Lazy<IndexedPack> _embedded;
    private readonly Lazy<IndexedPack>? _topics;
    private readonly Lazy<SameWords> _same;
    private readonly SearchWeights _weights;
    private readonly DenseSearch? _dense;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly bool _borrows;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Stamp, IndexedPack Pack)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Stamp, PackSet Set)> _sets = new(StringComparer.Ordinal);
    private readonly List<IndexReader> _retired = [];
    private readonly List<string> _notices = [];

    /// <summary>A search over the embedded pack, the topics and a site's packs; nothing is opened before the first query.</summary>
    /// <param name="pack">The embedded pack.</param>
    /// <param name="imported">The site's packs, or null for none.</param>
    /// <param name="topics">The topics of patient education, or null for none.</param>
    /// <param name="dense">Search by meaning over the site's packs, or null for none.</param>
    public PassageSearch(KnowledgeBase pack, ImportedPacks? imported = null, Func<TopicPack>? topics = null, DenseSearch? dense = null)
        : this(pack, imported, topics, new SearchWeights(), dense)
    {
    }

    internal PassageSearch(KnowledgeBase pack, ImportedPacks? imported, Func<TopicPack>? topics, SearchWeights weights, DenseSearch? dense = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _imported = imported ?? new ImportedPacks("");
        _embedded = new(() => IndexedPack.InMemory(pack.Name, pack.Version, PackPassage.Of(pack).Select(passage => passage.AsRecord(pack))));
        _topics = topics is null ? null : new(() => IndexedPack.InMemory(TopicPack.PackName, pack.Version, topics().Records()));
        _same = new(() => new SameWords(SameWords.Of(pack)));
        (_weights, _dense) = (weights, dense);
    }

    private PassageSearch(PassageSearch other, ImportedPacks imported) =>
        (_imported, _embedded, _topics, _same, _weights, _borrows) = (imported, other._embedded, other._topics, other._same, other._weights, true);

    /// <summary>A search over another site's packs that shares the embedded pack's index, which stays with this one.</summary>
    public PassageSearch Over(ImportedPacks imported) => new(this, imported);

    /// <summary>What had to be mended while packs were opened, one sentence each; each is told once.</summary>
    public IReadOnlyList<string> TakeNotices()
    {
        lock (_gate)
        {
            IReadOnlyList<string> told = [.. _notices];
            _notices.Clear();
            return told;
        }
    }

    /// <summary>The best hits for a question, best first; records of the same words stand once.</summary>
    /// <param name="query">Words in English; the first 4,000 characters count.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="filter">Packs, audience and years, or null for all.</param>
    /// <exception cref="WrongInputException">A pack is not there or holds nothing to search.</exception>
    public IReadOnlyList<PassageHit> Search(string query, int top, SearchFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var set = Set(filter?.Packs ?? []);
        try
        {
            return Search(set, query, top, filter);
        }
        catch (Exception fault) when (IndexedPack.IsDamage(fault) && Mend())
        {
            return Search(Set(filter?.Packs ?? []), query, top, filter);
        }
    }

    /// <summary>The hits that hold enough of the question to answer it; empty where the packs do not answer, which is an answer.</summary>
    public IReadOnlyList<PassageHit> Answering(string query, int top, SearchFilter? filter = null) => [.. Search(query, top, filter).Where(hit => hit.Fits)];

    /// <summary>Names of the packs that can be searched.</summary>
    public IReadOnlyList<string> Packs => [.. Own, .. _imported.List().Where(IsSearchable).Select(pack => pack.Name)];

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var reader in _retired.Concat(_open.Values.Select(one => (IndexReader)one.Pack.Reader)))
                reader.Dispose();
            foreach (var own in new[] { _embedded, _topics }.OfType<Lazy<IndexedPack>>().Where(own => own.IsValueCreated && !_borrows))
                own.Value.Reader.Dispose();
            _open.Clear();
            _sets.Clear();
            _retired.Clear();
        }
    }

    private IReadOnlyList<PassageHit> Search(PackSet set, string query, int top, SearchFilter? filter)
    {
        var read = set.Queries.Read(query);
        if (QueryBuilder.Build(read, _weights, filter) is not { } wanted || set.Reader.NumDocs == 0)
            return [];
        var depth = top + Math.Min(MostCollapsed, top * Spare);
        var near = Nearest(set, query, filter);
        var found = set.Searcher.Search(wanted, near.Count == 0 ? depth : Math.Max(depth, DenseSearch.Depth)).ScoreDocs;
        return new HitReader(set, read, near).Read(Distinct(set, near.Count == 0 ? found : Fused(found, near), top));
    }

    private IReadOnlyList<int> Nearest(PackSet set, string query, SearchFilter? filter)
    {
        if (_dense is null)
            return [];
        var (near, notices) = _dense.Nearest(set, query);
        lock (_gate)
            _notices.AddRange(notices.Where(_told.Add));
        return QueryBuilder.Limit(filter) is { } limit ? [.. near.Where(document => set.Searcher.Explain(limit, document).IsMatch)] : near;
    }

    /// <summary>Both lists as one by the sum of the reciprocals of their ranks.</summary>
    private static ScoreDoc[] Fused(ScoreDoc[] found, IReadOnlyList<int> near)
    {
        var scores = new Dictionary<int, double>();
        foreach (var (place, document) in found.Select(hit => hit.Doc).Index().Concat(near.Index()))
            scores[document] = scores.GetValueOrDefault(document) + (1 / (FusionRank + place + 1));
        return [.. scores.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => new ScoreDoc(one.Key, (float)one.Value))];
    }

    private static List<ScoreDoc> Distinct(PackSet set, ScoreDoc[] found, int top)
    {
        var hashes = MultiDocValues.GetNumericValues(set.Reader, IndexFields.Hash);
        var seen = new HashSet<long>();
        return [.. found.Where(hit => hashes is null || seen.Add(hashes.Get(hit.Doc))).Take(top)];
    }

    private static bool IsSearchable(ImportedPack pack) => File.Exists(Path.Combine(pack.Folder, RecordFile.Name));

    private PackSet Set(IReadOnlyList<string> names)
    {
        lock (_gate)
        {
            var wanted = Wanted(names);
            var key = string.Join('\n', wanted);
            var packs = wanted.Where(name => !Own.Contains(name)).ToDictionary(name => name, name => _imported.Find(name)!, StringComparer.Ordinal);
            var stamp = string.Join('\n', packs.Values.Select(pack => pack.Stamp));
            if (_sets.TryGetValue(key, out var known) && known.Stamp == stamp)
                return known.Set;
            var set = new PackSet([.. wanted.Select(name => name == KnowledgeBase.EmbeddedName ? _embedded.Value : name == TopicPack.PackName && _topics is not null ? _topics.Value : Opened(packs[name]))], _same.Value, _weights);
            _sets[key] = (stamp, set);
            return set;
        }
    }

    /// <summary>The packs that come with the program.</summary>
    private string[] Own => _topics is null ? [KnowledgeBase.EmbeddedName] : [KnowledgeBase.EmbeddedName, TopicPack.PackName];

    private List<string> Wanted(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [.. Packs];
        var wanted = names.Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var name in wanted.Where(name => !Own.Contains(name)))
        {
            var pack = _imported.Find(name) ?? throw new WrongInputException($"--pack: there is no pack '{name}'. {_imported.Known()} The program's own packs are {string.Join(" and ", Own)}.");
            if (!IsSearchable(pack))
                throw new WrongInputException($"--pack: the pack '{name}' holds no text to search. Packs of kind {PackKind.Questions}, {PackKind.Documents}, {PackKind.Topics} and {PackKind.Literature} do.");
        }

        return wanted;
    }

    private IndexedPack Opened(ImportedPack pack)
    {
        var stamp = pack.Stamp;
        if (_open.TryGetValue(pack.Name, out var known))
        {
            if (known.Stamp == stamp)
                return known.Pack;
            // A query may still be reading it.
            _retired.Add(known.Pack.Reader);
        }

        var opened = IndexedPack.Open(pack);
        if (opened.Notice is { } notice)
            _notices.Add(notice);
        _open[pack.Name] = (stamp, opened);
        return opened;
    }

    /// <summary>Makes the indexes of the open packs again after one proved damaged while it was read.</summary>
    private bool Mend()
    {
        lock (_gate)
        {
            if (_open.Count == 0)
                return false;
            foreach (var (name, (stamp, damaged)) in _open.ToList())
            {
                if (_imported.Find(name) is not { } pack)
                    continue;
                _retired.Add(damaged.Reader);
                var mended = IndexedPack.Rebuild(pack);
                _notices.Add(mended.Notice!);
                _open[name] = (stamp, mended);
            }

            _sets.Clear();
            return true;
        }
    }
}
