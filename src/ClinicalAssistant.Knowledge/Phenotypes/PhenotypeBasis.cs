using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What each of the patient's findings says for or against one disease: likelihood ratios of the profile's counts against all diseases of the packs.</summary>
internal sealed class PhenotypeBasis(PhenotypeModel model)
{
    /// <summary>Cases like all diseases' that a count is granted: a rare term unseen in few cases is judged by what is above it.</summary>
    private const double Damping = 2;

    /// <summary>Cases like all diseases' that a count of absences is granted.</summary>
    private const double AbsenceDamping = 3;

    /// <summary>A case that does not mention a term speaks against it by so much of a case that excludes it.</summary>
    private const double Unmentioned = 0.3;

    /// <summary>What no case of a disease states may still occur in it: no ratio goes lower.</summary>
    private const double Lowest = 0.02;

    /// <summary>A more general term that nearly all diseases have explains nothing.</summary>
    private const double TellingInformation = 0.3;

    public IReadOnlyList<RankingBasis> Of(PhenotypePatient patient, int disease)
    {
        var ratios = new Dictionary<int, double>();
        var source = SourceOf(model.Diseases[disease].Pack);
        var basis = new List<RankingBasis>(patient.Special.Length + patient.Excluded.Length);
        foreach (var term in patient.Special)
        {
            basis.Add(new RankingBasis(model.Terms.Id(term), model.Terms.Label(term), FindingStatus.Observed, Math.Round(Math.Max(Lowest, Presence(term, disease, ratios)), 4), Origin.Derived)
            {
                Source = source,
                Read = Reason(term, disease),
            });
        }

        foreach (var term in patient.Excluded)
        {
            basis.Add(new RankingBasis(model.Terms.Id(term), model.Terms.Label(term), FindingStatus.Excluded, Math.Round(Absence(term, disease), 4), Origin.Derived)
            {
                Source = source,
                Read = Counted(model.Excluded.Of(term, disease), disease, "absent in"),
            });
        }

        return [.. basis.OrderByDescending(one => Math.Abs(Math.Log(one.LikelihoodRatio))).ThenBy(one => one.FindingId, StringComparer.Ordinal)];
    }

    private double Presence(int term, int disease, Dictionary<int, double> ratios)
    {
        if (ratios.TryGetValue(term, out var known))
            return known;
        double cases = model.Diseases[disease].Cases;
        var present = model.Closure.Of(term, disease) * cases;
        var parents = model.Terms.Parents(term);
        if (parents.Length == 0)
            return ratios[term] = ((present / model.Background[term]) + Damping) / (cases + Damping);
        // Where the more general term was never seen either, its special form tells nothing new.
        var log = 0.0;
        foreach (var parent in parents)
        {
            var general = model.Closure.Of(parent, disease) * cases;
            var usual = Math.Min(1, model.Background[term] / model.Background[parent]);
            log += Math.Log(Presence(parent, disease, ratios)) + Math.Log(((present / usual) + Damping) / (general + Damping));
        }

        return ratios[term] = Math.Exp(log / parents.Length);
    }

    private double Absence(int term, int disease)
    {
        double cases = model.Diseases[disease].Cases;
        var (present, absent) = (model.Closure.Of(term, disease) * cases, model.Excluded.Of(term, disease) * cases);
        var background = Math.Min(0.95, model.Background[term]);
        var share = (present + (AbsenceDamping * background)) / (present + absent + (Unmentioned * Math.Max(0, cases - present - absent)) + AbsenceDamping);
        return (1 - Math.Min(0.97, share)) / (1 - background);
    }

    private string Reason(int term, int disease)
    {
        if (model.Closure.Of(term, disease) is > 0 and var exact)
            return Counted(exact, disease, "observed in");
        var alone = 0;
        var nearest = -1;
        foreach (var general in model.Terms.WithAncestors(term, ref alone))
        {
            if (model.Information[general] >= TellingInformation && model.Closure.Of(general, disease) > model.Background[general] && (nearest < 0 || model.Information[general] > model.Information[nearest]))
                nearest = general;
        }

        return nearest < 0 ? "not among its findings" : $"by way of {model.Terms.Label(nearest)}, {Counted(model.Closure.Of(nearest, disease), disease, "observed in")}";
    }

    private string Counted(float share, int disease, string what)
    {
        var known = model.Diseases[disease];
        return known.Pack.Kind == PackKind.Phenotypes
            ? FormattableString.Invariant($"{what} {Math.Round(share * known.Cases)} of {known.Cases} cases")
            : FormattableString.Invariant($"{what} {share:P0} by its annotations");
    }

    private static Source SourceOf(PackManifest pack) => new(pack.Attribution, pack.Source, null, null) { Pack = pack.Name, Version = pack.Version };
}
