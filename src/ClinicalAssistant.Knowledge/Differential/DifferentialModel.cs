namespace ClinicalAssistant.Knowledge;

/// <summary>A pack laid out for ranking: findings by number with ancestors and backgrounds, conditions with their facts.</summary>
internal sealed class DifferentialModel
{
    private readonly Lazy<WordIndex> _words;
    private readonly Contribution[]?[] _presence;
    private readonly Contribution[]?[] _absence;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public DifferentialModel(KnowledgeBase pack, ScoringWeights? weights = null)
    {
        Pack = pack;
        Weights = weights ?? ScoringWeights.Default;
        Findings = [.. pack.Findings.Values];
        for (var i = 0; i < Findings.Length; i++)
            _numbers[Findings[i].Id] = i;
        Ancestors = [.. Findings.Select(finding => AncestorsOf(finding, pack))];
        Descendants = Invert(Ancestors);
        Conditions = [.. pack.Conditions.Values.Select((condition, i) => new ConditionProfile(i, condition, FactsOf(condition).Values, Findings.Length))];
        Priors = new PriorTable(Conditions);
        Background = Backgrounds();
        _presence = new Contribution[Findings.Length][];
        _absence = new Contribution[Findings.Length][];
        _words = new Lazy<WordIndex>(() => WordIndex.Over(this));
    }

    public KnowledgeBase Pack { get; }

    public ScoringWeights Weights { get; }

    /// <summary>What words outside all findings tell; made when first asked for.</summary>
    public WordIndex Words => _words.Value;

    public FindingDefinition[] Findings { get; }

    public ConditionProfile[] Conditions { get; }

    /// <summary>How likely each condition is before any finding.</summary>
    public PriorTable Priors { get; }

    /// <summary>More general findings of each, nearest first.</summary>
    public int[][] Ancestors { get; }

    /// <summary>More specific findings of each.</summary>
    public int[][] Descendants { get; }

    /// <summary>Share of patients who have the finding and none of the conditions that explain it well.</summary>
    public double[] Background { get; }

    /// <summary>What an observed finding adds to each condition, by number of condition; worked out when the finding is first met.</summary>
    public Contribution[] Presence(int finding, ConditionScorer scorer) => _presence[finding] ??= [.. Conditions.Select(profile => scorer.Observed(profile, finding))];

    /// <summary>As <see cref="Presence"/>, of an excluded finding.</summary>
    public Contribution[] Absence(int finding, ConditionScorer scorer) => _absence[finding] ??= [.. Conditions.Select(profile => scorer.Excluded(profile, finding))];

    public int? Number(string id) => _numbers.TryGetValue(id, out var number) ? number : null;

    private int[] AncestorsOf(FindingDefinition finding, KnowledgeBase pack)
    {
        var found = new List<int>();
        var open = new Queue<string>(finding.Parents);
        while (open.TryDequeue(out var id))
        {
            if (!pack.Findings.TryGetValue(id, out var parent) || id == finding.Id || found.Contains(_numbers[id]))
                continue;
            found.Add(_numbers[id]);
            foreach (var next in parent.Parents)
                open.Enqueue(next);
        }

        return [.. found];
    }

    private static int[][] Invert(int[][] ancestors)
    {
        var children = ancestors.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < ancestors.Length; i++)
        {
            foreach (var ancestor in ancestors[i])
                children[ancestor].Add(i);
        }

        return [.. children.Select(list => list.ToArray())];
    }

    private Dictionary<int, Fact> FactsOf(Condition condition)
    {
        var facts = new Dictionary<int, Fact>();
        foreach (var record in condition.Findings)
            Add(facts, record, against: false);
        foreach (var record in condition.ArguesAgainst)
            Add(facts, record, against: true);
        return facts;
    }

    private void Add(Dictionary<int, Fact> facts, ConditionFinding record, bool against)
    {
        if (_numbers.TryGetValue(record.Finding, out var finding))
        {
            facts.TryAdd(finding, new Fact(
                finding,
                record.Frequency ?? record.Sensitivity ?? double.NaN,
                record.LrPositive ?? (record is { Sensitivity: { } sensitivity, Specificity: { } specificity } && specificity < 1 ? sensitivity / (1 - specificity) : double.NaN),
                record.LrNegative ?? double.NaN,
                against,
                record));
        }
    }

    /// <summary>The author's estimate mixed with how often the pack's own conditions show the finding, weighted by how common they are.</summary>
    private double[] Backgrounds()
    {
        var weights = Conditions.Select(profile => Knowledge.Priors.Weight(profile.Condition, null)).ToArray();
        var total = weights.Sum();
        var shown = new double[Findings.Length];
        foreach (var profile in Conditions)
        {
            foreach (var fact in profile.Facts)
            {
                if (!double.IsNaN(fact.Frequency))
                    shown[fact.Finding] += weights[profile.Number] * fact.Frequency;
            }
        }

        // A general finding is at least as common as its most common special form.
        for (var i = 0; i < shown.Length; i++)
        {
            foreach (var child in Descendants[i])
                shown[i] = Math.Max(shown[i], shown[child]);
        }

        return [.. Findings.Select((finding, i) => Math.Clamp((finding.Background + (shown[i] / total)) / 2, 0.0005, 0.95))];
    }
}
