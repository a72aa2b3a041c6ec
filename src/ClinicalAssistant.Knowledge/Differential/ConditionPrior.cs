using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>How likely a condition is before any finding. Its logarithms are taken once, as every question asks for those of every condition.</summary>
internal sealed class ConditionPrior
{
    /// <summary>No age is impossible; a weight of 0 in a record counts as this.</summary>
    private const double LeastAgeWeight = 0.01;

    private readonly double _primaryCare;
    private readonly double _emergency;
    private readonly double _anywhere;
    private readonly double? _male;
    private readonly double? _female;
    private readonly AgeWeight[] _ages;
    private readonly double[] _byAge;

    public ConditionPrior(Condition condition)
    {
        _primaryCare = Math.Log(Priors.Weight(condition, CareSetting.PrimaryCare));
        _emergency = Math.Log(Priors.Weight(condition, CareSetting.Emergency));
        _anywhere = Math.Log(Priors.Weight(condition, null));
        _male = OfSex(condition.Sex.Male);
        _female = OfSex(condition.Sex.Female);
        _ages = [.. condition.Age];
        _byAge = Array.ConvertAll(_ages, range => Math.Log(Math.Max(range.Weight, LeastAgeWeight)));
    }

    /// <summary>Natural logarithm of the prior, or null where the condition is impossible for the sex.</summary>
    public double? Log(CareSetting? setting, Age? age, Sex sex)
    {
        var log = setting switch
        {
            CareSetting.PrimaryCare => _primaryCare,
            CareSetting.Emergency => _emergency,
            _ => _anywhere,
        };
        if (sex is Sex.Male or Sex.Female)
        {
            if ((sex == Sex.Male ? _male : _female) is not { } weight)
                return null;
            log += weight;
        }

        if (age is null)
            return log;
        for (var i = 0; i < _ages.Length; i++)
        {
            if (age.Years >= _ages[i].From && age.Years < _ages[i].To)
                return log + _byAge[i];
        }

        return log;
    }

    private static double? OfSex(double weight) => weight <= 0 ? null : Math.Log(weight);
}
