using System.Text.Json;
using ClinicalAssistant.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads hits out of an index with why they matched, how much of the question they hold and which sentences fit best.</summary>
internal sealed class HitReader(PackSet packs, ReadQuery query, IReadOnlyList<int> near)
{
    private const double Enough = 0.5;
    private const double NameCounts = 0.25;

    /// <summary>What a place among the nearest in meaning counts: half of what is enough, so that the words must still say the rest.</summary>
    private const double NearCounts = 0.25;
    private const int Nearest = 3;

    /// <summary>A word that matched only once it was corrected may be another word.</summary>
    private const float CorrectedCounts = 0.4f;
    private const int Quoted = 20;
    private const int ShownWords = 8;

    private readonly HashSet<int> _near = [.. near.Take(Nearest)];

    private static readonly string[] Worded = [IndexFields.Body, IndexFields.Subject, IndexFields.Question];

    /// <summary>The hits in the order given.</summary>
    public IReadOnlyList<PassageHit> Read(IReadOnlyList<ScoreDoc> found)
    {
        var documents = found.Select(hit => hit.Doc).Order().ToArray();
        var terms = query.Terms.Select(term => (Term: term, In: Holding(documents, Worded, [term.Corrected ?? term.Stem, term.Stem, .. term.Same.Where(same => same.Count == 1).Select(same => same[0])]))).ToList();
        var names = query.Names.Select(name => (Name: name, In: Holding(documents, name.Fields, [name.Key]))).ToList();
        var types = query.Types.Keys.Select(type => (Type: type, In: Holding(documents, [IndexFields.Type], [type]))).ToList();
        return [.. found.Select((hit, place) => Hit(hit, terms, names, types, place < Quoted))];
    }

    private PassageHit Hit(ScoreDoc hit, List<(QueryTerm Term, HashSet<int> In)> terms, List<(QueryName Name, HashSet<int> In)> names, List<(string Type, HashSet<int> In)> types, bool quoted)
    {
        var record = JsonSerializer.Deserialize(packs.Reader.Document(hit.Doc, Stored).GetBinaryValue(IndexFields.Record).Bytes, RecordJson.Line.PassageRecord)!;
        var pack = packs.PackOf(hit.Doc);
        var held = terms.Where(term => term.In.Contains(hit.Doc)).Select(term => term.Term).ToList();
        var named = names.Where(name => name.In.Contains(hit.Doc)).Select(name => name.Name.Said).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var coverage = query.Worth > 0 ? held.Sum(term => term.Weight * term.Idf * (term.Corrected is null ? 1 : CorrectedCounts)) / query.Worth : 0;
        var (start, end) = quoted ? Quoting.Best(record.Text, held) : (0, record.Text.Length);
        return new PassageHit(record.Id, hit.Score, record.Title, record.Text, record.Origin)
        {
            Source = record.Source is null ? null : record.Source with { Pack = record.Source.Pack ?? pack.Name, Version = record.Source.Version ?? pack.Version },
            Pack = pack.Name,
            Study = record.Study,
            Mark = record.Mark,
            ClinicallyReviewed = record.ClinicallyReviewed,
            Coverage = coverage,
            Fits = (held.Count > 1 || query.Terms.Count == 1 || named.Count > 0) && coverage + (named.Count > 0 ? NameCounts : 0) + (_near.Contains(hit.Doc) ? NearCounts : 0) >= Enough,
            Matched = Matched(named, held, types.Where(type => type.In.Contains(hit.Doc)).Select(type => type.Type), near.Contains(hit.Doc)),
            QuoteStart = start,
            QuoteEnd = end,
        };
    }

    private static string Matched(List<string> named, List<QueryTerm> held, IEnumerable<string> types, bool isNear)
    {
        var parts = new List<string>();
        if (named.Count > 0)
            parts.Add("named: " + string.Join(", ", named));
        if (held.Count > 0)
            parts.Add("words: " + string.Join(", ", held.Take(ShownWords).Select(term => term.Word)));
        if (types.FirstOrDefault() is { } type)
            parts.Add("asks for: " + type);
        if (isNear)
            parts.Add("near in meaning");
        return string.Join("; ", parts);
    }

    private HashSet<int> Holding(int[] documents, string[] fields, IEnumerable<string> terms)
    {
        var holding = new HashSet<int>();
        foreach (var term in terms.Distinct(StringComparer.Ordinal))
        {
            foreach (var field in fields)
            {
                var postings = MultiFields.GetTermDocsEnum(packs.Reader, null, field, new BytesRef(term), DocsFlags.NONE);
                if (postings is null)
                    continue;
                var at = -1;
                foreach (var document in documents)
                {
                    if (at < document)
                        at = postings.Advance(document);
                    if (at == document)
                        holding.Add(document);
                    if (at == DocIdSetIterator.NO_MORE_DOCS)
                        break;
                }
            }
        }

        return holding;
    }

    private static readonly HashSet<string> Stored = [IndexFields.Record];
}
