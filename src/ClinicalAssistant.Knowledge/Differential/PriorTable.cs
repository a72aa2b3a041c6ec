using System.Collections.Concurrent;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The logarithms of the priors of all conditions side by side, for each setting, sex and band of age that was asked for: within a band no condition tells one age from another.
/// Safe for concurrent use.
/// </summary>
internal sealed class PriorTable
{
    /// <summary>Rows kept; the next one then begins anew.</summary>
    private const int Most = 64;

    private readonly ConditionProfile[] _conditions;
    private readonly decimal[] _bounds;
    private readonly ConcurrentDictionary<(CareSetting? Setting, Sex Sex, int Band), double[]> _rows = [];

    public PriorTable(ConditionProfile[] conditions)
    {
        _conditions = conditions;
        _bounds = [.. conditions.SelectMany(static profile => profile.Condition.Age).SelectMany(static range => (decimal[])[range.From, range.To]).Distinct().Order()];
    }

    /// <summary>By number of condition; NaN where the condition is impossible for the sex.</summary>
    public double[] Of(CareSetting? setting, Age? age, Sex sex)
    {
        var key = (setting, sex, age is null ? -1 : Band(age.Years));
        if (_rows.TryGetValue(key, out var row))
            return row;
        if (_rows.Count >= Most)
            _rows.Clear();
        return _rows[key] = Array.ConvertAll(_conditions, profile => profile.Prior.Log(setting, age, sex) ?? double.NaN);
    }

    /// <summary>How many bounds an age has reached.</summary>
    private int Band(decimal years) => Array.BinarySearch(_bounds, years) is var place && place >= 0 ? place + 1 : ~place;
}
