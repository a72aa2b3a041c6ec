namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Disease profiles of one or several packs laid out for ranking over an ontology: by term the diseases that have it, how telling each term is, and the lengths
/// that comparisons divide by. Immutable.
/// </summary>
internal sealed class PhenotypeModel
{
    /// <summary>A disease known from many cases says more of what is common than one known from a single case, but not in proportion.</summary>
    private const double CasesPower = 0.5;

    /// <summary>Even a term that says nothing beyond its more general ones weighs so much.</summary>
    private const double LeastWeight = 0.02;

    public PhenotypeModel(PhenotypeOntology ontology, IReadOnlyList<PhenotypeRegistry> registries, Func<PhenotypeRegistry, int, bool>? leaveOut = null)
    {
        Terms = new TermSpace(ontology, registries);
        var profiles = new ProfileReader(Terms, registries, leaveOut);
        Diseases = profiles.Diseases;
        var closure = new PostingsBuilder();
        var observed = new PostingsBuilder();
        var excluded = new PostingsBuilder();
        profiles.Read((disease, counts) =>
        {
            foreach (var term in counts.Terms)
            {
                if (counts.Closure[term] > 0)
                    closure.Add(term, disease, counts.Closure[term]);
                if (counts.Observed[term] > 0)
                    observed.Add(term, disease, counts.Observed[term]);
                if (counts.Excluded[term] > 0)
                    excluded.Add(term, disease, counts.Excluded[term]);
            }
        });
        Closure = closure.Build(Terms.Count);
        Observed = observed.Build(Terms.Count);
        Excluded = excluded.Build(Terms.Count);

        var weights = Diseases.Select(disease => Math.Pow(disease.Cases, CasesPower)).ToArray();
        var total = Math.Max(1e-9, weights.Sum());
        Rarest = 0.5 / total;
        Background = Shares(Closure, weights, total, Rarest);
        Stated = Shares(Observed, weights, total, Rarest);
        var asked = Shares(Excluded, weights, total, 0);
        Asked = new double[Terms.Count];
        Information = new double[Terms.Count];
        Own = new double[Terms.Count];
        Weight = new double[Terms.Count];
        for (var term = 0; term < Terms.Count; term++)
        {
            Information[term] = -Math.Log(Background[term]);
            Asked[term] = Math.Max(0.1, -Math.Log(Math.Min(1, asked[term] + Stated[term])));
        }

        for (var term = 0; term < Terms.Count; term++)
        {
            var general = 0.0;
            foreach (var parent in Terms.Parents(term))
                general = Math.Max(general, Information[parent]);
            Own[term] = Math.Max(LeastWeight, Information[term] - general);
            Weight[term] = Own[term] * Information[term];
        }

        Matches = new float[Closure.Values.Length];
        for (var term = 0; term < Terms.Count; term++)
        {
            for (var i = Closure.Starts[term]; i < Closure.Starts[term + 1]; i++)
                Matches[i] = (float)(Information[term] * Math.Sqrt(Closure.Values[i]));
        }

        Breadth = new double[Diseases.Length];
        Length = new double[Diseases.Length];
        StatedLength = new double[Diseases.Length];
        for (var term = 0; term < Terms.Count; term++)
        {
            for (var i = Closure.Starts[term]; i < Closure.Starts[term + 1]; i++)
            {
                double share = Closure.Values[i];
                Length[Closure.Diseases[i]] += share * share * Weight[term];
                Breadth[Closure.Diseases[i]] += share * Own[term];
            }

            AddStated(Observed, term);
            AddStated(Excluded, term);
        }

        Ages = new AgeCurves(Diseases);
    }

    /// <summary>In the order of <see cref="Closure"/>: the information of the term times the root of the share.</summary>
    public float[] Matches { get; }

    public TermSpace Terms { get; }

    public PhenotypeDisease[] Diseases { get; }

    /// <summary>Share of a disease's cases with the term or a more special one.</summary>
    public Postings Closure { get; }

    /// <summary>Share of a disease's cases that state exactly this term as observed.</summary>
    public Postings Observed { get; }

    /// <summary>Share of a disease's cases that state exactly this term as absent.</summary>
    public Postings Excluded { get; }

    /// <summary>How common a term no disease has is taken to be.</summary>
    public double Rarest { get; }

    /// <summary>By term: share over all diseases with it or a more special one.</summary>
    public double[] Background { get; }

    /// <summary>By term: share over all diseases that state exactly it.</summary>
    public double[] Stated { get; }

    /// <summary>By term: how telling it is that a case speaks of it at all.</summary>
    public double[] Asked { get; }

    /// <summary>By term: information content, the negative logarithm of <see cref="Background"/>.</summary>
    public double[] Information { get; }

    /// <summary>By term: the information beyond that of its more general terms, so that what two terms share counts once.</summary>
    public double[] Own { get; }

    /// <summary>By term: <see cref="Own"/> times <see cref="Information"/>.</summary>
    public double[] Weight { get; }

    /// <summary>By disease: squared length of its profile under <see cref="Weight"/>.</summary>
    public double[] Length { get; }

    /// <summary>By disease: sum of its shares under <see cref="Own"/>.</summary>
    public double[] Breadth { get; }

    /// <summary>By disease: sum of its stated shares, observed and excluded, under <see cref="Asked"/>.</summary>
    public double[] StatedLength { get; }

    public AgeCurves Ages { get; }

    private static double[] Shares(Postings postings, double[] weights, double total, double floor)
    {
        var shares = new double[postings.Starts.Length - 1];
        for (var term = 0; term < shares.Length; term++)
        {
            var diseases = postings.DiseasesOf(term);
            var values = postings.ValuesOf(term);
            var sum = 0.0;
            for (var i = 0; i < diseases.Length; i++)
                sum += weights[diseases[i]] * values[i];
            shares[term] = ((sum / total) + floor) / (1 + floor);
        }

        return shares;
    }

    private void AddStated(Postings postings, int term)
    {
        for (var i = postings.Starts[term]; i < postings.Starts[term + 1]; i++)
            StatedLength[postings.Diseases[i]] += postings.Values[i] * Asked[term];
    }
}
