using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Ranks a registry's own cases with their whole publication left out, fold by fold, and finds the temperature under which the scores' softmax is right most often
/// (greatest likelihood). A registry with too few such cases gets none, and its rankings no probability.
/// </summary>
internal static class RegistryCalibrator
{
    internal const string File = "calibration.json";

    private const int Folds = 6;
    private const int FewestCases = 100;
    private const int FewestDiseases = 20;
    private const int MostCases = 1500;
    private const int MostScores = 2_000_000;
    private const int Bins = 10;

    public static RegistryCalibration? Of(PhenotypeRegistry registry, PhenotypeOntology ontology, Action<string>? progress = null)
    {
        var ranked = new List<(double[] Scores, int True, int Fold)>();
        var candidates = Candidates(registry);
        if (candidates.Count < FewestCases)
            return null;
        for (var fold = 0; fold < Folds; fold++)
        {
            progress?.Invoke(FormattableString.Invariant($"calibrating, part {fold + 1} of {Folds}"));
            var left = fold;
            var model = new PhenotypeModel(ontology, [registry], (_, one) => Fold(registry, one) == left);
            var engine = new PhenotypeEngine(model, [registry.Manifest], null);
            foreach (var (disease, one) in candidates)
            {
                if (Fold(registry, one) == left && engine.Number(registry.Diseases[disease]) is >= 0 and var number)
                    ranked.Add((engine.Scores(Query(registry, one)), number, left));
            }
        }

        var diseases = ranked.Select(one => one.True).Distinct().Count();
        if (ranked.Count < FewestCases || diseases < FewestDiseases)
            return null;
        var even = Temperature([.. ranked.Where(one => one.Fold % 2 == 0)]);
        var odd = Temperature([.. ranked.Where(one => one.Fold % 2 == 1)]);
        var places = ranked.Select(one => (one.True, Place: Place(one.Scores, one.True))).ToList();
        return new RegistryCalibration
        {
            Temperature = Math.Round(Temperature(ranked), 4),
            Ontology = ontology.Manifest?.Version ?? "",
            Cases = ranked.Count,
            Diseases = diseases,
            Top1 = Math.Round(places.Average(one => one.Place == 1 ? 1.0 : 0), 4),
            Top10 = Math.Round(places.Average(one => one.Place <= 10 ? 1.0 : 0), 4),
            MacroTop1 = Math.Round(places.GroupBy(one => one.True).Average(group => group.Average(one => one.Place == 1 ? 1.0 : 0)), 4),
            HeldOutCalibrationError = Math.Round(Error(ranked, fold => fold % 2 == 0 ? odd : even), 4),
        };
    }

    /// <summary>Cases of diseases that other publications describe too; of a large registry evenly spread ones.</summary>
    private static List<(int Disease, int Case)> Candidates(PhenotypeRegistry registry)
    {
        var candidates = new List<(int, int)>();
        for (var disease = 0; disease < registry.Diseases.Length; disease++)
        {
            var publications = registry.CasePublication.AsSpan(registry.CasesAt[disease], registry.CasesAt[disease + 1] - registry.CasesAt[disease]).ToArray();
            if (publications.Where(publication => registry.Publications[publication].Length > 0).Distinct().Count() < 2)
                continue;
            for (var one = registry.CasesAt[disease]; one < registry.CasesAt[disease + 1]; one++)
                candidates.Add((disease, one));
        }

        var step = Math.Max(1, candidates.Count / (double)Math.Min(MostCases, Math.Max(FewestCases, MostScores / registry.Diseases.Length)));
        return [.. Enumerable.Range(0, (int)(candidates.Count / step)).Select(i => candidates[(int)(i * step)])];
    }

    /// <summary>Spreads publications over the folds by a fixed hash (FNV-1a), so that the same registry gives the same calibration.</summary>
    private static int Fold(PhenotypeRegistry registry, int one)
    {
        var hash = 2166136261u;
        foreach (var c in registry.Publications[registry.CasePublication[one]])
            hash = unchecked((hash ^ c) * 16777619u);
        return (int)((hash ^ (hash >> 15)) % Folds);
    }

    private static DifferentialQuery Query(PhenotypeRegistry registry, int one)
    {
        IEnumerable<Finding> Findings(ReadOnlySpan<int> terms, FindingStatus status)
        {
            var findings = new List<Finding>();
            foreach (var term in terms)
                findings.Add(new Finding(registry.Terms[term], registry.TermLabels[term], status, -1, -1));
            return findings;
        }

        return new DifferentialQuery
        {
            Findings = [.. Findings(registry.Observed[one], FindingStatus.Observed), .. Findings(registry.Excluded[one], FindingStatus.Excluded)],
            Sex = registry.CaseSex[one] switch { 1 => Sex.Male, 2 => Sex.Female, _ => Sex.Unknown },
            Age = registry.CaseAge[one] is >= 0 and <= (float)Age.Maximum and var years ? Age.FromYears((decimal)years) : null,
        };
    }

    private static int Place(double[] scores, int number) => 1 + scores.Count(score => score > scores[number]);

    private static double Temperature(List<(double[] Scores, int True, int Fold)> ranked)
    {
        // The likelihood has one summit: narrow down on it in the logarithm (golden section).
        const double Golden = 0.6180339887498949;
        var (low, high) = (Math.Log(0.2), Math.Log(20));
        for (var i = 0; i < 24; i++)
        {
            var left = high - (Golden * (high - low));
            var right = low + (Golden * (high - low));
            if (Likelihood(ranked, Math.Exp(left)) > Likelihood(ranked, Math.Exp(right)))
                high = right;
            else
                low = left;
        }

        return Math.Exp((low + high) / 2);
    }

    private static double Likelihood(List<(double[] Scores, int True, int Fold)> ranked, double temperature)
    {
        var sum = 0.0;
        foreach (var (scores, number, _) in ranked)
        {
            var most = scores.Max();
            var all = 0.0;
            foreach (var score in scores)
                all += Math.Exp((score - most) / temperature);
            sum += ((scores[number] - most) / temperature) - Math.Log(all);
        }

        return sum;
    }

    private static double Error(List<(double[] Scores, int True, int Fold)> ranked, Func<int, double> temperature)
    {
        var sure = new double[Bins];
        var right = new double[Bins];
        foreach (var (scores, number, fold) in ranked)
        {
            var most = scores.Max();
            var probability = 1 / scores.Sum(score => Math.Exp((score - most) / temperature(fold)));
            var bin = Math.Min(Bins - 1, (int)(probability * Bins));
            sure[bin] += probability;
            right[bin] += scores[number] >= most ? 1 : 0;
        }

        return Enumerable.Range(0, Bins).Sum(bin => Math.Abs(sure[bin] - right[bin])) / ranked.Count;
    }
}
