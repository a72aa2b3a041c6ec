using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Pairs two runs and says whether the second is worse, better, no worse within a margin, or that it cannot be told.</summary>
internal static class Comparing
{
    /// <summary>A loss of up to five points counts as no worse, where nothing else is asked for.</summary>
    public const double DefaultMargin = 0.05;

    private const double Alpha = 0.05;

    /// <exception cref="WrongInputException">The margin is no share.</exception>
    public static void CheckMargin(double margin)
    {
        if (margin is not (>= 0 and <= 1))
            throw new WrongInputException("--margin must be a share between 0 and 1, such as 0.05.");
    }

    /// <summary>
    /// The whole and, where both runs have several suites, each of them; the p values of the suites that have pairs are corrected for their number. A suite that only
    /// one of the runs has is named and not compared.
    /// </summary>
    public static EvalComparison Of(IEnumerable<ResultRow> before, IEnumerable<ResultRow> now, double margin = DefaultMargin)
    {
        var (first, second) = (Cases(before), Cases(now));
        var (had, has) = (Suites(first), Suites(second));
        var suites = had.Intersect(has).Order(StringComparer.Ordinal).ToList();
        List<string> apart = [.. had.Except(has).Union(has.Except(had)).Order(StringComparer.Ordinal)];
        var whole = Compare(first, second, margin, suites) with { NotCompared = apart.Count > 0 ? apart : null };
        if (suites.Count < 2)
            return Judged(whole, whole.P);
        var each = suites.Select(suite => Compare(first, second, margin, [suite])).ToList();
        // What has no pair is no comparison, and would only make the others' p values larger.
        var paired = each.Where(one => one.Pairs > 0).ToList();
        var adjusted = Holm.Adjust([.. paired.Select(one => one.P)]);
        var judged = each.Select(one => Judged(one, paired.IndexOf(one) is var at and >= 0 ? adjusted[at] : one.P)).ToList();
        // One suite that got worse makes the run worse, however well the others did. That all are no worse needs no correction: every one of them has to be.
        var verdict = judged.Exists(one => one.Verdict == "worse") ? "worse"
            : judged.TrueForAll(one => one.Verdict is "no worse" or "better") ? judged.Exists(one => one.Verdict == "better") ? "better" : "no worse"
            : "cannot tell";
        return whole with { Verdict = verdict, AdjustedP = judged.Min(one => one.AdjustedP), Suites = suites.Zip(judged).ToDictionary(pair => pair.First, pair => pair.Second with { Cases = [] }, StringComparer.Ordinal) };
    }

    private static EvalComparison Judged(EvalComparison comparison, double adjusted) => comparison with
    {
        AdjustedP = adjusted,
        Verdict = adjusted < Alpha && comparison.Difference < 0 ? "worse"
            : adjusted < Alpha && comparison.Difference > 0 ? "better"
            : comparison.Interval.Low >= -comparison.Margin ? "no worse"
            : "cannot tell",
    };

    private static EvalComparison Compare(Dictionary<TrialKey, Samples> before, Dictionary<TrialKey, Samples> now, double margin, IReadOnlyCollection<string> suites)
    {
        int both = 0, lost = 0, gained = 0, neither = 0, unpaired = 0;
        var cases = new List<CaseDifference>();
        var differences = new List<double>();
        var repeated = false;
        foreach (var key in before.Keys.Union(now.Keys).Where(key => suites.Contains(key.Suite)).OrderBy(key => key.Suite, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (old is { Share: { } was } && current is { Share: { } share })
            {
                differences.Add(share - was);
                repeated |= old.Tries > 1 || current.Tries > 1;
                switch (was >= 1, share >= 1)
                {
                    case (true, true): both++; break;
                    case (true, false): lost++; break;
                    case (false, true): gained++; break;
                    default: neither++; break;
                }
            }
            else
            {
                unpaired++;
            }

            if (old?.Status != current?.Status)
                cases.Add(new CaseDifference(key.Suite, Shown(key), old?.Status, current?.Status));
        }

        var (difference, interval, p) = PairedDifference.Of(both, lost, gained, neither);
        if (repeated)
            (difference, interval, p) = PairedShares.Of(differences);

        return new EvalComparison
        {
            Both = both, Lost = lost, Gained = gained, Neither = neither, Unpaired = unpaired,
            Difference = difference, Interval = interval, P = p, Margin = margin, Verdict = "cannot tell", Cases = cases,
        };
    }

    private static HashSet<string> Suites(Dictionary<TrialKey, Samples> cases) => [.. cases.Keys.Select(key => key.Suite)];

    private static string Shown(TrialKey key) => string.Join(" / ", new[] { key.Id, key.Prompt, key.Asked }.OfType<string>());

    private static Dictionary<TrialKey, Samples> Cases(IEnumerable<ResultRow> rows)
    {
        var cases = new Dictionary<TrialKey, Samples>();
        foreach (var row in rows)
        {
            var key = TrialKey.Of(row).Whole;
            cases[key] = (cases.GetValueOrDefault(key) ?? new Samples(0, 0, 0)).With(row.Status);
        }

        return cases;
    }

    /// <summary>The samples of one case.</summary>
    private sealed record Samples(int Passed, int Tries, int Errors)
    {
        public double? Share => Tries > 0 ? Passed / (double)Tries : null;

        public CaseStatus Status => Tries == 0 ? CaseStatus.Error : Passed == Tries ? CaseStatus.Passed : CaseStatus.Failed;

        public Samples With(CaseStatus status) => status == CaseStatus.Error ? this with { Errors = Errors + 1 } : new Samples(Passed + (status == CaseStatus.Passed ? 1 : 0), Tries + 1, Errors);
    }
}
