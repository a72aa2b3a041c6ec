using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Ranks the conditions of a pack by log prior (how common in the setting, age, sex) plus the log likelihood ratios of what is observed and excluded.
/// Published ratios are used as they stand; estimates weigh frequency against background. Whether a condition must not be missed is said and never changes its place.
/// Scores order one ranking and are no probabilities. Deterministic to the byte; safe for use by many threads.
/// </summary>
public sealed class DifferentialEngine
{
    private readonly DifferentialModel _model;

    /// <summary>An engine over a pack.</summary>
    public DifferentialEngine(KnowledgeBase pack)
        : this(pack, ScoringWeights.Default)
    {
    }

    internal DifferentialEngine(KnowledgeBase pack, ScoringWeights weights)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _model = new DifferentialModel(pack, weights);
    }

    /// <summary>Lays out now what is otherwise laid out by the first ranking.</summary>
    public void Prepare() => _ = _model.Words;

    /// <summary>The ranking with red flags and what to ask or test next; empty where nothing known to the pack was observed or excluded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Top is below 1.</exception>
    public Differential Rank(DifferentialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Top, 1);
        var patient = PatientFindings.Of(query, _model);
        var words = WordEvidence.Of(query, _model);
        if (!patient.AnyStated && !words.Any)
            return Differential.Empty;
        var ranked = Leaders.Of(_model.Conditions, Score(query, patient, words), Math.Max(query.Top, RedFlags.Reach));
        var scorer = new ConditionScorer(_model, patient);
        var ranking = ranked.Take(query.Top).Select((candidate, i) => Describe(candidate, scorer, words, i + 1)).ToList();
        return new Differential(ranking, RedFlags.Of(patient, ranked, _model), NextSteps.Of(patient, ranked, _model))
        {
            RedFlagsToAsk = Doubts.RedFlagsToAsk(patient, ranked, _model),
            AgainstLeading = Doubts.AgainstLeading(patient, ranked, _model),
        };
    }

    /// <summary>What of a query cannot be used, in plain words: unknown findings, findings both observed and excluded. Ids only, no patient text.</summary>
    public IReadOnlyList<string> Problems(DifferentialQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var problems = new List<string>();
        foreach (var group in query.Findings.GroupBy(finding => finding.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (_model.Number(group.Key) is null)
                problems.Add($"The pack {_model.Pack.Name} has no finding {group.Key}: it was left out. Search the findings for its current id.");
            else if (group.Select(finding => finding.Status).Distinct().Count() > 1)
                problems.Add($"{group.Key} is both observed and excluded: it counts as observed. State it once.");
        }

        return problems;
    }

    internal ScoringWeights Weights => _model.Weights;

    /// <summary>The score of every possible condition by id.</summary>
    internal IReadOnlyDictionary<string, double> Scores(DifferentialQuery query)
    {
        var scores = Score(query, PatientFindings.Of(query, _model), WordEvidence.Of(query, _model));
        return _model.Conditions.Where(profile => !double.IsNaN(scores[profile.Number])).ToDictionary(profile => profile.Condition.Id, profile => scores[profile.Number], StringComparer.Ordinal);
    }

    /// <summary>How well the words of a name fit the conditions that rank high: the logarithm of their mean ratio there; 0 where the pack uses none of them.</summary>
    internal double Company(string name, IReadOnlyDictionary<string, double> scores, double softening)
    {
        var words = NameWords.Of(name).Telling.Select(_model.Words.Of).OfType<WordRatios>().ToList();
        if (words.Count == 0)
            return 0;
        var best = scores.Values.Max();
        var (sum, total) = (0.0, 0.0);
        foreach (var profile in _model.Conditions)
        {
            if (!scores.TryGetValue(profile.Condition.Id, out var score))
                continue;
            var weight = Math.Exp((score - best) / softening);
            total += weight;
            sum += weight * Math.Exp(words.Average(ratios => ratios[profile.Number]));
        }

        return Math.Log(sum / total);
    }

    /// <summary>How many telling words of a name the text uses.</summary>
    internal static int Mentioned(string name, DifferentialQuery query)
    {
        var words = query.Words.SelectMany(word => NameWords.Of(word).Telling).Concat(query.Findings.Where(finding => finding.Status == FindingStatus.Observed).SelectMany(finding => NameWords.Of(finding.Label).Telling)).ToHashSet(StringComparer.Ordinal);
        return NameWords.Of(name).Telling.Count(words.Contains);
    }

    /// <summary>Scores by number of condition; NaN where the condition is impossible.</summary>
    private double[] Score(DifferentialQuery query, PatientFindings patient, WordEvidence words)
    {
        var scorer = new ConditionScorer(_model, patient);
        var priors = _model.Priors.Of(query.Setting, query.Age, query.Sex);
        var contributions = new List<Contribution>();
        var scores = new double[_model.Conditions.Length];
        foreach (var profile in _model.Conditions)
        {
            var prior = priors[profile.Number];
            if (double.IsNaN(prior))
            {
                scores[profile.Number] = double.NaN;
                continue;
            }

            scorer.Score(profile, contributions);
            var score = _model.Weights.Prior * prior;
            foreach (var contribution in contributions)
                score += contribution.Log;
            score += words.Log(profile.Number);
            scores[profile.Number] = Math.Round(score, 9);
        }

        return scores;
    }

    private RankedCondition Describe(Candidate candidate, ConditionScorer scorer, WordEvidence words, int rank)
    {
        var condition = candidate.Profile.Condition;
        var contributions = new List<Contribution>();
        scorer.Score(candidate.Profile, contributions);
        var bases = contributions.Where(contribution => contribution.Log != 0).OrderByDescending(contribution => Math.Abs(contribution.Log)).ThenBy(contribution => contribution.Finding).Select(Basis).ToList();
        if (words.Basis(candidate.Profile.Number) is { } wording)
            bases.Add(wording);
        return new RankedCondition
        {
            Rank = rank,
            Id = condition.Id,
            Name = condition.Name,
            Synonyms = condition.Synonyms,
            Icd10Cm = condition.Codes.Icd10cm,
            Score = candidate.Score,
            MustNotMiss = condition.MustNotMiss,
            Basis = bases,
        };
    }

    private RankingBasis Basis(Contribution contribution)
    {
        var finding = _model.Findings[contribution.Finding];
        var fact = contribution.Fact;
        var exact = fact is not null && fact.Finding == contribution.Finding;
        var origin = exact ? fact!.Origin : Origin.Estimated;
        return new RankingBasis(
            finding.Id, finding.Label, contribution.Observed ? FindingStatus.Observed : FindingStatus.Excluded, Math.Round(Math.Exp(contribution.Log), 4), origin)
        {
            Source = origin == Origin.Estimated ? null : _model.Pack.SourceOf(fact!.Record.Source),
            Read = Reason(fact, exact),
        };
    }

    private string? Reason(Fact? fact, bool exact)
    {
        if (fact is null)
            return "not explained by this condition";
        if (!exact)
            return $"by way of {_model.Findings[fact.Finding].Label}";
        return fact.Origin == Origin.Derived ? fact.Record.Formula : fact.Record.Read;
    }
}
