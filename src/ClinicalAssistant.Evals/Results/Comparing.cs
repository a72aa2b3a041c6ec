namespace ClinicalAssistant.Evals;

/// <summary>Pairs two runs.</summary>
internal static class Comparing
{
    // A loss of up to five points is taken as "no worse"; a suite's size decides whether that can be told.
    private const double Margin = 0.05;

    public static EvalComparison Of(IEnumerable<ResultRow> before, IEnumerable<ResultRow> now)
    {
        var first = Statuses(before);
        var second = Statuses(now);
        int both = 0, lost = 0, gained = 0, neither = 0, unpaired = 0;
        var differences = new List<CaseDifference>();
        foreach (var key in first.Keys.Union(second.Keys).Order())
        {
            CaseStatus? old = first.TryGetValue(key, out var was) ? was : null;
            CaseStatus? current = second.TryGetValue(key, out var status) ? status : null;
            switch (old, current)
            {
                case (CaseStatus.Passed, CaseStatus.Passed): both++; break;
                case (CaseStatus.Passed, CaseStatus.Failed): lost++; break;
                case (CaseStatus.Failed, CaseStatus.Passed): gained++; break;
                case (CaseStatus.Failed, CaseStatus.Failed): neither++; break;
                default: unpaired++; break;
            }

            if (old != current)
                differences.Add(new CaseDifference(key.Suite, key.Id, old, current));
        }

        var (difference, interval, p) = PairedDifference.Of(both, lost, gained, neither);
        return new EvalComparison
        {
            Both = both,
            Lost = lost,
            Gained = gained,
            Neither = neither,
            Unpaired = unpaired,
            Difference = difference,
            Interval = interval,
            P = p,
            Verdict = interval.High < 0 ? "worse" : interval.Low > 0 ? "better" : interval.Low >= -Margin ? "no worse" : "cannot tell",
            Cases = differences,
        };
    }

    private static Dictionary<(string Suite, string Id), CaseStatus> Statuses(IEnumerable<ResultRow> rows)
    {
        var statuses = new Dictionary<(string, string), CaseStatus>();
        foreach (var row in rows)
            statuses[(row.Suite, row.Id)] = row.Status;
        return statuses;
    }
}
