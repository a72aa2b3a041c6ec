namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Scores one condition against a patient's findings: likelihood ratios in log space, as in LIRICAL (Robinson and others, 2020) with its classes of match:
/// exact, more special than the record, more general, unrelated. Ratios of findings that share a general finding are discounted, the strongest counting whole.
/// </summary>
internal sealed class ConditionScorer
{
    private readonly DifferentialModel _model;
    private readonly ScoringWeights _weights;
    private readonly PatientFindings _patient;
    private readonly bool[] _sameLine;
    private readonly int _count;

    public ConditionScorer(DifferentialModel model, PatientFindings patient)
    {
        _model = model;
        _weights = model.Weights;
        _patient = patient;
        int[] findings = [.. patient.Observed, .. patient.Excluded];
        _count = findings.Length;
        _sameLine = new bool[_count * _count];
        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j < _count; j++)
                _sameLine[(i * _count) + j] = i != j && ShareAncestor(findings[i], findings[j]);
        }
    }

    /// <summary>One contribution for each finding of the patient, observed ones first, in their order; those that say nothing have no fact and a log of 0.</summary>
    public void Score(ConditionProfile profile, List<Contribution> contributions)
    {
        contributions.Clear();
        foreach (var finding in _patient.Observed)
            contributions.Add(_model.Presence(finding, this)[profile.Number]);
        foreach (var finding in _patient.Excluded)
            contributions.Add(_model.Absence(finding, this)[profile.Number]);
        Discount(contributions);
    }

    /// <summary>Probability that a patient with the condition has the finding, for weighing what to ask next.</summary>
    public double Probability(ConditionProfile profile, int finding)
    {
        var background = _model.Background[finding];
        if (profile.Fact(finding) is not { } fact)
            return background;
        if (!double.IsNaN(fact.Frequency))
            return fact.Against ? Math.Min(fact.Frequency, background) : Math.Clamp(fact.Frequency, 0.01, 0.99);
        return double.IsNaN(fact.Positive) ? background : Math.Clamp(background * fact.Positive, 0.01, 0.95);
    }

    internal Contribution Observed(ConditionProfile profile, int finding)
    {
        if (profile.Fact(finding) is { } exact)
            return new Contribution(finding, true, Exact(profile, exact), exact);
        foreach (var ancestor in _model.Ancestors[finding])
        {
            if (profile.Fact(ancestor) is { } general)
                return new Contribution(finding, true, _weights.ThroughRelative * Presence(general), general);
        }

        Fact? special = null;
        var best = double.NegativeInfinity;
        foreach (var descendant in _model.Descendants[finding])
        {
            if (profile.Fact(descendant) is not { } fact || fact.Against || double.IsNaN(fact.Frequency))
                continue;
            var log = _weights.ThroughRelative * Ratio(fact.Frequency, _model.Background[finding]);
            if (log > best)
                (special, best) = (fact, log);
        }

        if (special is not null)
            return new Contribution(finding, true, Math.Max(best, 0), special);
        return new Contribution(finding, true, IsCircumstance(finding) ? 0 : Math.Log(_weights.Unexplained), null);
    }

    /// <summary>A published ratio is conditional on the complaint: the more general finding's own ratio comes to it.</summary>
    private double Exact(ConditionProfile profile, Fact fact)
    {
        var log = Presence(fact);
        if (double.IsNaN(fact.Positive) && !fact.Against)
            return log;
        foreach (var ancestor in _model.Ancestors[fact.Finding])
        {
            if (profile.Fact(ancestor) is { } general)
                return log + (_weights.ThroughRelative * Presence(general));
        }

        return log;
    }

    private double Presence(Fact fact)
    {
        if (!double.IsNaN(fact.Positive))
            return fact.Against ? Math.Min(Math.Log(fact.Positive), Math.Log(0.8)) : Math.Log(fact.Positive);
        if (double.IsNaN(fact.Frequency))
            return 0;
        var log = Ratio(fact.Frequency, _model.Background[fact.Finding]);
        return fact.Against ? Math.Min(log, Math.Log(0.5)) : log;
    }

    private double Ratio(double frequency, double background) =>
        Math.Clamp(Math.Log((frequency + _weights.Smoothing) / (background + _weights.Smoothing)), Math.Log(_weights.WeakestEstimate), Math.Log(_weights.StrongestEstimate));

    internal Contribution Excluded(ConditionProfile profile, int finding)
    {
        if (profile.Fact(finding) is { } fact)
            return new Contribution(finding, false, Absence(fact), fact);
        Contribution? strongest = null;
        foreach (var descendant in _model.Descendants[finding])
        {
            if (profile.Fact(descendant) is not { } special)
                continue;
            var log = Absence(special);
            if (strongest is null || log < strongest.Value.Log)
                strongest = new Contribution(finding, false, log, special);
        }

        return strongest ?? new Contribution(finding, false, 0, null);
    }

    private double Absence(Fact fact)
    {
        if (!double.IsNaN(fact.Negative))
            return Math.Log(fact.Negative);
        if (fact.Against)
            return double.IsNaN(fact.Frequency) ? Math.Log(1.05) : 0;
        if (double.IsNaN(fact.Frequency))
            return 0;
        var background = _model.Background[fact.Finding];
        var log = Math.Log(Math.Max(1 - fact.Frequency, 0.03) / Math.Max(1 - background, 0.03));
        return fact.Record.Key ? Math.Min(log, Math.Log(0.5)) : Math.Max(log, Math.Log(0.2));
    }

    private bool IsCircumstance(int finding) =>
        _model.Findings[finding].Kind is FindingKind.Risk or FindingKind.History or FindingKind.Exposure or FindingKind.Timing;

    /// <summary>Of several findings of one line (or resting on one fact) the strongest counts whole, each further one half of the one before.</summary>
    private void Discount(List<Contribution> contributions)
    {
        for (var i = 0; i < contributions.Count; i++)
        {
            var contribution = contributions[i];
            if (contribution.Fact is null || contribution.Log == 0)
                continue;
            var stronger = 0;
            for (var j = 0; j < contributions.Count; j++)
            {
                var other = contributions[j];
                if (j == i || other.Fact is null || other.Observed != contribution.Observed || Math.Sign(other.Log) != Math.Sign(contribution.Log)
                    || !(_sameLine[(i * _count) + j] || contribution.Fact.Finding == other.Fact.Finding))
                    continue;
                if (Math.Abs(other.Log) > Math.Abs(contribution.Log) || (Math.Abs(other.Log) == Math.Abs(contribution.Log) && j < i))
                    stronger++;
            }

            if (stronger > 0)
                _discounted.Add((i, contribution.Log * Math.Pow(_weights.Repeated, Math.Min(stronger, 3))));
        }

        foreach (var (i, log) in _discounted)
            contributions[i] = contributions[i] with { Log = log };
        _discounted.Clear();
    }

    private readonly List<(int Index, double Log)> _discounted = [];

    private bool ShareAncestor(int one, int other)
    {
        foreach (var ancestor in _model.Ancestors[one])
        {
            if (Array.IndexOf(_model.Ancestors[other], ancestor) >= 0)
                return true;
        }

        return false;
    }
}
