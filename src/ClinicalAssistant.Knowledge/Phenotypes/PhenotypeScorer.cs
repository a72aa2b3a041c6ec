using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Scores all diseases for one patient in one pass over the lists of the patient's terms. The classes of match of LIRICAL (exact, more special, more general,
/// sibling, unrelated) follow from comparing everything both sides imply, each term weighing what it says beyond its more general terms.
/// </summary>
internal sealed class PhenotypeScorer(PhenotypeModel model, PhenotypeWeights weights)
{
    private const double MostAbsent = 0.95;

    /// <summary>A match by way of a term that three quarters of the diseases have is none.</summary>
    private const double LeastTelling = 0.3;

    /// <summary>Keeps lengths of nothing from dividing by nothing.</summary>
    private const double Least = 1e-9;

    private readonly double _malesOverall = MalesOverall(model.Diseases);
    private readonly double[] _cases = [.. model.Diseases.Select(disease => weights.Cases * Math.Log(disease.Cases))];
    private readonly double[] _length = [.. model.Length.Select(length => Math.Sqrt(Math.Max(Least, length)))];
    private readonly double[] _statedLength = [.. model.StatedLength.Select(length => Math.Sqrt(Math.Max(Least, length)))];

    /// <summary>Scores of all diseases, in their order.</summary>
    public void Score(PhenotypePatient patient, Span<double> scores)
    {
        var count = model.Diseases.Length;
        var rented = ArrayPool<double>.Shared.Rent(count * 6);
        try
        {
            var common = rented.AsSpan(0, count);
            var product = rented.AsSpan(count, count);
            var stated = rented.AsSpan(2 * count, count);
            var sum = rented.AsSpan(3 * count, count);
            var best = rented.AsSpan(4 * count, count);
            var absence = rented.AsSpan(5 * count, count);
            rented.AsSpan(0, count * 6).Clear();

            var breadth = 0.0;
            var length = 0.0;
            foreach (var term in patient.Implied)
            {
                breadth += model.Own[term];
                length += model.Weight[term];
                Add(term, common, product);
            }

            var statedLength = Stated(patient, stated, absence);
            foreach (var term in patient.Special)
                BestMatch(term, sum, best);
            var likeness = weights.Likeness / Math.Sqrt(Math.Max(Least, length));
            var agreement = weights.Stated / Math.Sqrt(Math.Max(Least, statedLength));
            var match = weights.BestMatch / Math.Max(1, patient.Special.Length);
            for (var i = 0; i < count; i++)
            {
                scores[i] = (likeness * product[i] / _length[i])
                    + (weights.Overlap * common[i] / Math.Max(Least, breadth + model.Breadth[i] - common[i]))
                    + (agreement * stated[i] / _statedLength[i])
                    + (match * sum[i])
                    + _cases[i]
                    + (weights.Absence * absence[i]);
            }

            AddPerson(patient, scores);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private void AddPerson(PhenotypePatient patient, Span<double> scores)
    {
        if (patient.Sex is Sex.Male or Sex.Female)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weights.Sex * SexLog(model.Diseases[i], patient.Sex);
        }

        if (patient.Age is { } age)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weights.Age * model.Ages.Log(i, age);
        }
    }

    private void Add(int term, Span<double> common, Span<double> product)
    {
        var diseases = model.Closure.DiseasesOf(term);
        var shares = model.Closure.ValuesOf(term);
        var (own, weight) = (model.Own[term], model.Weight[term]);
        for (var i = 0; i < diseases.Length; i++)
        {
            common[diseases[i]] += shares[i] * own;
            product[diseases[i]] += shares[i] * weight;
        }
    }

    /// <summary>
    /// Likeness in what is stated. A term observed here and mostly absent in a disease's cases counts little, and the other way round: each share is weighed by
    /// how often the term has this status where it is stated at all.
    /// </summary>
    private double Stated(PhenotypePatient patient, Span<double> stated, Span<double> absence)
    {
        var length = 0.0;
        foreach (var term in patient.Observed)
        {
            length += model.Asked[term];
            var diseases = model.Observed.DiseasesOf(term);
            var shares = model.Observed.ValuesOf(term);
            for (var i = 0; i < diseases.Length; i++)
                stated[diseases[i]] += Weighed(shares[i], model.Excluded.Of(term, diseases[i])) * model.Asked[term];
        }

        foreach (var term in patient.Excluded)
        {
            length += model.Asked[term];
            var diseases = model.Excluded.DiseasesOf(term);
            var shares = model.Excluded.ValuesOf(term);
            for (var i = 0; i < diseases.Length; i++)
                stated[diseases[i]] += Weighed(shares[i], model.Closure.Of(term, diseases[i])) * model.Asked[term];
            diseases = model.Closure.DiseasesOf(term);
            shares = model.Closure.ValuesOf(term);
            for (var i = 0; i < diseases.Length; i++)
            {
                var cases = model.Diseases[diseases[i]].Cases;
                absence[diseases[i]] += Math.Log(1 - Math.Min(MostAbsent, shares[i] * cases / (cases + 1)));
            }
        }

        return length;
    }

    private static double Weighed(double share, double against) => share / Math.Sqrt(share + against) is var weighed && double.IsFinite(weighed) ? weighed : 0;

    private void BestMatch(int term, Span<double> sum, Span<double> best)
    {
        var alone = 0;
        var line = model.Terms.WithAncestors(term, ref alone);
        foreach (var general in line)
        {
            if (model.Information[general] < LeastTelling)
                continue;
            var diseases = model.Closure.DiseasesOf(general);
            var matches = model.Matches.AsSpan(model.Closure.Starts[general], diseases.Length);
            for (var i = 0; i < diseases.Length; i++)
            {
                double match = matches[i];
                ref var place = ref best[diseases[i]];
                if (match > place)
                {
                    sum[diseases[i]] += match - place;
                    place = match;
                }
            }
        }

        best.Clear();
    }

    private double SexLog(PhenotypeDisease disease, Sex sex)
    {
        if (disease.Males + disease.Females == 0)
            return 0;
        const double Granted = 4;
        var males = (disease.Males + (Granted * _malesOverall)) / (disease.Males + disease.Females + Granted);
        return Math.Log(sex == Sex.Male ? males / _malesOverall : (1 - males) / (1 - _malesOverall));
    }

    private static double MalesOverall(PhenotypeDisease[] diseases)
    {
        double males = diseases.Sum(disease => disease.Males);
        double known = males + diseases.Sum(disease => disease.Females);
        return known == 0 ? 0.5 : Math.Clamp(males / known, 0.1, 0.9);
    }
}
