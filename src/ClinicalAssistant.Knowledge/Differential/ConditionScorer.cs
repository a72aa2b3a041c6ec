namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Scores one condition against a patient's findings: likelihood ratios in log space, as in LIRICAL (Robinson and others, 2020) with its classes of match:
/// exact, more special than the record, more general, unrelated. Ratios of findings that share a general finding are discounted, the strongest counting whole.
/// </summary>
internal sealed class ConditionScorer(DifferentialModel model)
{
    /// <summary>Keeps ratios from rare findings within what estimates can carry.</summary>
    private const double Smoothing = 0.006;

    /// <summary>Highest and lowest ratio that an estimate may contribute.</summary>
    private const double StrongestEstimate = 40;
    private const double WeakestEstimate = 0.1;

    /// <summary>What a symptom, sign or result costs a condition that does not explain it.</summary>
    private const double Unexplained = 0.75;

    /// <summary>How far a match through a more general or more special finding counts.</summary>
    private const double ThroughRelative = 0.75;

    /// <summary>Discount of the second, third … finding of one line.</summary>
    private const double Repeated = 0.5;

    public void Score(ConditionProfile profile, PatientFindings patient, List<Contribution> contributions)
    {
        contributions.Clear();
        foreach (var finding in patient.Observed)
            contributions.Add(Observed(profile, finding));
        foreach (var finding in patient.Excluded)
        {
            if (Excluded(profile, finding) is { } contribution)
                contributions.Add(contribution);
        }

        Discount(contributions);
    }

    /// <summary>Probability that a patient with the condition has the finding, for weighing what to ask next.</summary>
    public double Probability(ConditionProfile profile, int finding)
    {
        var background = model.Background[finding];
        if (profile.Fact(finding) is not { } fact)
            return background;
        if (!double.IsNaN(fact.Frequency))
            return fact.Against ? Math.Min(fact.Frequency, background) : Math.Clamp(fact.Frequency, 0.01, 0.99);
        return double.IsNaN(fact.Positive) ? background : Math.Clamp(background * fact.Positive, 0.01, 0.95);
    }

    private Contribution Observed(ConditionProfile profile, int finding)
    {
        if (profile.Fact(finding) is { } exact)
            return new Contribution(finding, true, Exact(profile, exact), exact);
        foreach (var ancestor in model.Ancestors[finding])
        {
            if (profile.Fact(ancestor) is { } general)
                return new Contribution(finding, true, ThroughRelative * Presence(general), general);
        }

        Fact? special = null;
        var best = double.NegativeInfinity;
        foreach (var descendant in model.Descendants[finding])
        {
            if (profile.Fact(descendant) is not { } fact || fact.Against || double.IsNaN(fact.Frequency))
                continue;
            var log = ThroughRelative * Ratio(fact.Frequency, model.Background[finding]);
            if (log > best)
                (special, best) = (fact, log);
        }

        if (special is not null)
            return new Contribution(finding, true, Math.Max(best, 0), special);
        return new Contribution(finding, true, IsCircumstance(finding) ? 0 : Math.Log(Unexplained), null);
    }

    /// <summary>A published ratio is conditional on the complaint: the more general finding's own ratio comes to it.</summary>
    private double Exact(ConditionProfile profile, Fact fact)
    {
        var log = Presence(fact);
        if (double.IsNaN(fact.Positive) && !fact.Against)
            return log;
        foreach (var ancestor in model.Ancestors[fact.Finding])
        {
            if (profile.Fact(ancestor) is { } general)
                return log + (ThroughRelative * Presence(general));
        }

        return log;
    }

    private double Presence(Fact fact)
    {
        if (!double.IsNaN(fact.Positive))
            return fact.Against ? Math.Min(Math.Log(fact.Positive), Math.Log(0.8)) : Math.Log(fact.Positive);
        if (double.IsNaN(fact.Frequency))
            return 0;
        var log = Ratio(fact.Frequency, model.Background[fact.Finding]);
        return fact.Against ? Math.Min(log, Math.Log(0.5)) : log;
    }

    private static double Ratio(double frequency, double background) =>
        Math.Clamp(Math.Log((frequency + Smoothing) / (background + Smoothing)), Math.Log(WeakestEstimate), Math.Log(StrongestEstimate));

    private Contribution? Excluded(ConditionProfile profile, int finding)
    {
        if (profile.Fact(finding) is { } fact)
            return new Contribution(finding, false, Absence(fact), fact);
        Contribution? strongest = null;
        foreach (var descendant in model.Descendants[finding])
        {
            if (profile.Fact(descendant) is not { } special)
                continue;
            var log = Absence(special);
            if (strongest is null || log < strongest.Value.Log)
                strongest = new Contribution(finding, false, log, special);
        }

        return strongest;
    }

    private double Absence(Fact fact)
    {
        if (!double.IsNaN(fact.Negative))
            return Math.Log(fact.Negative);
        if (fact.Against)
            return double.IsNaN(fact.Frequency) ? Math.Log(1.05) : 0;
        if (double.IsNaN(fact.Frequency))
            return 0;
        var background = model.Background[fact.Finding];
        var log = Math.Log(Math.Max(1 - fact.Frequency, 0.03) / Math.Max(1 - background, 0.03));
        return fact.Record.Key ? Math.Min(log, Math.Log(0.5)) : Math.Max(log, Math.Log(0.2));
    }

    private bool IsCircumstance(int finding) =>
        model.Findings[finding].Kind is FindingKind.Risk or FindingKind.History or FindingKind.Exposure or FindingKind.Timing;

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
                if (j == i || other.Fact is null || other.Observed != contribution.Observed || Math.Sign(other.Log) != Math.Sign(contribution.Log) || !SameLine(contribution, other))
                    continue;
                if (Math.Abs(other.Log) > Math.Abs(contribution.Log) || (Math.Abs(other.Log) == Math.Abs(contribution.Log) && j < i))
                    stronger++;
            }

            if (stronger > 0)
                _discounted.Add((i, contribution.Log * Math.Pow(Repeated, Math.Min(stronger, 3))));
        }

        foreach (var (i, log) in _discounted)
            contributions[i] = contributions[i] with { Log = log };
        _discounted.Clear();
    }

    private readonly List<(int Index, double Log)> _discounted = [];

    private bool SameLine(Contribution one, Contribution other)
    {
        if (one.Fact!.Finding == other.Fact!.Finding)
            return true;
        foreach (var ancestor in model.Ancestors[one.Finding])
        {
            if (Array.IndexOf(model.Ancestors[other.Finding], ancestor) >= 0)
                return true;
        }

        return false;
    }
}
