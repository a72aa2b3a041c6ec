namespace ClinicalAssistant.Evals;

/// <summary>Figures of one ranked list against graded judgements. What nobody judged counts as not relevant.</summary>
internal static class RankedFigures
{
    /// <summary>Grade from which an answer counts as relevant (1 incorrect, 2 related, 3 incomplete, 4 excellent).</summary>
    public const int Relevant = 3;

    private const int Depth = 10;

    /// <summary>The figures by name: nDCG@10 with gain grade - 1, average precision over the list, reciprocal rank, precision at 1, share of the first ten that was judged.</summary>
    public static IReadOnlyList<(string Metric, double Value)> Of(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> grades)
    {
        var ideal = Discounted(grades.Values.Select(grade => grade - 1.0).OrderDescending().Take(Depth));
        var found = Discounted(ranked.Take(Depth).Select(id => grades.TryGetValue(id, out var grade) ? grade - 1.0 : 0));
        var relevant = grades.Values.Count(grade => grade >= Relevant);
        var (hits, precision, reciprocal) = (0, 0.0, 0.0);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (grades.GetValueOrDefault(ranked[i]) < Relevant)
                continue;
            hits++;
            precision += (double)hits / (i + 1);
            reciprocal = hits == 1 ? 1.0 / (i + 1) : reciprocal;
        }

        return
        [
            ("ndcg_10", ideal > 0 ? found / ideal : 0),
            ("map", relevant > 0 ? precision / relevant : 0),
            ("mrr", reciprocal),
            ("p_1", ranked.Count > 0 && grades.GetValueOrDefault(ranked[0]) >= Relevant ? 1 : 0),
            ("judged_10", ranked.Take(Depth).Count(grades.ContainsKey) / (double)Depth),
        ];
    }

    private static double Discounted(IEnumerable<double> gains) => gains.Select((gain, place) => gain / Math.Log2(place + 2)).Sum();
}
