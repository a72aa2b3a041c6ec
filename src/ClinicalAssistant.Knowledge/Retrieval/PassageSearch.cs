using ClinicalAssistant.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Full-text search over the embedded pack and the imported ones: BM25 over names, question and text, with synonyms, corrected spelling and what is asked for.
/// Indexes open at first use; a pack that was imported again is opened again. Safe for concurrent use.
/// </summary>
public sealed class PassageSearch : IDisposable
{
    private const int Spare = 3;
    private const int MostCollapsed = 30;

    private readonly ImportedPacks _imported;
    private readonly Lazy<IndexedPack> _embedded;
    private readonly Lazy<SameWords> _same;
    private readonly SearchWeights _weights;
    private readonly bool _borrows;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Stamp, IndexedPack Pack)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Stamp, PackSet Set)> _sets = new(StringComparer.Ordinal);
    private readonly List<IndexReader> _retired = [];
    private readonly List<string> _notices = [];

    /// <summary>A search over the embedded pack and a site's packs; nothing is opened before the first query.</summary>
    /// <param name="pack">The embedded pack.</param>
    /// <param name="imported">The site's packs, or null for none.</param>
    public PassageSearch(KnowledgeBase pack, ImportedPacks? imported = null)
        : this(pack, imported, [], new SearchWeights())
    {
    }

    internal PassageSearch(KnowledgeBase pack, ImportedPacks? imported, IEnumerable<PassageRecord> more, SearchWeights weights)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _imported = imported ?? new ImportedPacks("");
        _embedded = new(() => IndexedPack.InMemory(pack.Name, pack.Version, PackPassage.Of(pack).Select(passage => passage.AsRecord(pack)).Concat(more)));
        _same = new(() => new SameWords(SameWords.Of(pack)));
        _weights = weights;
    }

    private PassageSearch(PassageSearch other, ImportedPacks imported) =>
        (_imported, _embedded, _same, _weights, _borrows) = (imported, other._embedded, other._same, other._weights, true);

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
    public IReadOnlyList<string> Packs => [KnowledgeBase.EmbeddedName, .. _imported.List().Where(IsSearchable).Select(pack => pack.Name)];

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var reader in _retired.Concat(_open.Values.Select(one => (IndexReader)one.Pack.Reader)))
                reader.Dispose();
            if (_embedded.IsValueCreated && !_borrows)
                _embedded.Value.Reader.Dispose();
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
        var found = set.Searcher.Search(wanted, top + Math.Min(MostCollapsed, top * Spare)).ScoreDocs;
        return new HitReader(set, read).Read(Distinct(set, found, top));
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
            var key = string.Join('\n', wanted.Select(pack => pack?.Name ?? KnowledgeBase.EmbeddedName));
            var stamp = string.Join('\n', wanted.Select(pack => pack is null ? "" : Stamp(pack)));
            if (_sets.TryGetValue(key, out var known) && known.Stamp == stamp)
                return known.Set;
            var set = new PackSet([.. wanted.Select(pack => pack is null ? _embedded.Value : Opened(pack))], _same.Value, _weights);
            _sets[key] = (stamp, set);
            return set;
        }
    }

    /// <summary>The packs meant; null stands for the embedded one.</summary>
    private List<ImportedPack?> Wanted(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [null, .. _imported.List().Where(IsSearchable)];
        return
        [
            .. names.Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
            {
                if (name == KnowledgeBase.EmbeddedName)
                    return null;
                var pack = _imported.Find(name) ?? throw new WrongInputException($"--pack: there is no pack '{name}'. {_imported.Known()} The program's own pack is '{KnowledgeBase.EmbeddedName}'.");
                return IsSearchable(pack) ? pack : throw new WrongInputException($"--pack: the pack '{name}' holds no text to search. Packs of kind {PackKind.Questions}, {PackKind.Documents}, {PackKind.Topics} and {PackKind.Literature} do.");
            }),
        ];
    }

    private static string Stamp(ImportedPack pack) => $"{pack.Name} {pack.Manifest.Checksum} {pack.Manifest.Created:O}";

    private IndexedPack Opened(ImportedPack pack)
    {
        var stamp = Stamp(pack);
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
