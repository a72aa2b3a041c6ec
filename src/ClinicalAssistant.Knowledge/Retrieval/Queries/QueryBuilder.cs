using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns a read question into a query of the index: BM25 over the fields, whole names, neighbours, what is asked for.</summary>
internal static class QueryBuilder
{
    public static Query? Build(ReadQuery read, SearchWeights weights, SearchFilter? filter)
    {
        if (read.Terms.Count == 0)
            return null;
        // Something of the question must match; what is asked for alone finds nothing.
        var telling = new BooleanQuery();
        foreach (var term in read.Terms)
            telling.Add(Term(term, weights), Occur.SHOULD);
        foreach (var name in read.Names)
            telling.Add(Name(name, weights), Occur.SHOULD);
        foreach (var phrase in read.Phrases)
            telling.Add(Phrase(phrase, weights), Occur.SHOULD);
        var query = new BooleanQuery { { telling, Occur.MUST } };
        var subject = read.Names.Count > 0 ? read.Names.Max(name => name.Worth) : 0;
        foreach (var (type, weight) in read.Types)
            query.Add(Constant(IndexFields.Type, type, weight * (weights.Type + (weights.TypeOfSubject * subject))), Occur.SHOULD);
        foreach (var clause in Limits(filter))
            query.Add(clause, Occur.MUST);
        return query;
    }

    /// <summary>The limits alone; null where there are none.</summary>
    public static Query? Limit(SearchFilter? filter)
    {
        var limits = new BooleanQuery();
        foreach (var clause in Limits(filter))
            limits.Add(clause, Occur.MUST);
        return limits.Clauses.Count == 0 ? null : limits;
    }

    private static DisjunctionMaxQuery Term(QueryTerm term, SearchWeights weights)
    {
        var best = new DisjunctionMaxQuery(weights.Tie);
        AddFields(best, [term.Stem], weights, term.Weight);
        if (term.Corrected is { } corrected)
            AddFields(best, [corrected], weights, term.Weight * weights.Corrected);
        foreach (var same in term.Same)
            AddFields(best, same, weights, term.Weight * weights.Same);
        return best;
    }

    private static DisjunctionMaxQuery Phrase(QueryPhrase phrase, SearchWeights weights)
    {
        var best = new DisjunctionMaxQuery(0);
        AddFields(best, phrase.Stems, weights, phrase.Weight * weights.Pair);
        foreach (var same in phrase.Same)
            AddFields(best, same, weights, phrase.Weight * weights.Same);
        return best;
    }

    private static void AddFields(DisjunctionMaxQuery best, IReadOnlyList<string> stems, SearchWeights weights, float boost)
    {
        best.Add(Field(IndexFields.Subject, stems, weights.Subject * boost));
        best.Add(Field(IndexFields.Question, stems, weights.Question * boost));
        best.Add(Field(IndexFields.Body, stems, weights.Body * boost));
    }

    private static Query Field(string field, IReadOnlyList<string> stems, float boost)
    {
        if (stems.Count == 1)
            return new TermQuery(new Term(field, stems[0])) { Boost = boost };
        var phrase = new PhraseQuery { Slop = 1, Boost = boost };
        foreach (var stem in stems)
            phrase.Add(new Term(field, stem));
        return phrase;
    }

    private static DisjunctionMaxQuery Name(QueryName name, SearchWeights weights)
    {
        var worth = name.Worth * weights.Name;
        if (name.IsInitials)
            return new DisjunctionMaxQuery(0) { Constant(IndexFields.Initials, name.Key, worth) };
        return new DisjunctionMaxQuery(0) { Constant(IndexFields.Name, name.Key, worth), Constant(IndexFields.Synonym, name.Key, worth * weights.Synonym) };
    }

    private static ConstantScoreQuery Constant(string field, string term, float boost) => new ConstantScoreQuery(new TermQuery(new Term(field, term))) { Boost = boost };

    private static IEnumerable<Query> Limits(SearchFilter? filter)
    {
        if (filter?.Audience is { } audience)
            yield return new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Audience, audience))) { Boost = 0 };
        if (filter?.FromYear is not null || filter?.ToYear is not null)
            yield return new ConstantScoreQuery(NumericRangeQuery.NewInt32Range(IndexFields.Year, filter.FromYear, filter.ToYear, minInclusive: true, maxInclusive: true)) { Boost = 0 };
    }
}
