namespace ClinicalAssistant.Knowledge;

/// <summary>Values of one analyte in any of its units.</summary>
internal sealed class AnalyteUnits
{
    /// <summary>By how much (natural logarithm) the default unit, and another unit, must be nearer to usual values to be taken without being stated.</summary>
    private const double ClearlyNearer = 1.1;
    private const double FarNearer = 2;

    /// <summary>How far from usual values a result in the default unit may lie to be believed in doubt.</summary>
    private const double Believable = 1.6;

    /// <summary>Where only a high limit is known, a value this many times below it is as odd as one far above.</summary>
    private const decimal OddlyLow = 30m;

    private readonly Analyte _analyte;
    private readonly decimal _low;
    private readonly decimal _high;
    private readonly (string Unit, LinearConversion Conversion)[] _units;

    /// <param name="analyte">The analyte.</param>
    /// <param name="low">Lower end of what is usual, in the default unit.</param>
    /// <param name="high">Upper end of what is usual.</param>
    public AnalyteUnits(Analyte analyte, decimal? low, decimal? high)
    {
        _analyte = analyte;
        _low = low ?? (high is { } limit && limit > 0 ? limit / OddlyLow : analyte.Plausible[0]);
        _high = Math.Max(_low, high ?? analyte.Plausible[1]);
        _units = [(analyte.Unit, new LinearConversion(1m, 0m)), .. analyte.Units.Select(unit => (unit.Unit, unit.Factor))];
    }

    public Analyte Analyte => _analyte;

    /// <summary>The value in the default unit, or null where the unit is none of this analyte's or the value is beyond what a living patient has.</summary>
    public decimal? ToDefault(decimal value, string unit)
    {
        foreach (var (known, conversion) in _units)
        {
            if (known == unit)
                return Plausible(conversion, value);
        }

        foreach (var (known, conversion) in _units)
        {
            if (UnitScale.Factor(unit, known) is { } factor)
                return Plausible(conversion, value * factor);
        }

        return null;
    }

    /// <summary>
    /// The unit that a value without one must be in, with the value in the default unit: the only one in which it is plausible, or by far the nearest
    /// to usual values, or the default one where the value is abnormal but not extreme in it. Null where that leaves doubt.
    /// </summary>
    public (string Unit, decimal Value)? Infer(decimal value)
    {
        (string Unit, decimal Value)? best = null;
        var bestDistance = double.MaxValue;
        var secondDistance = double.MaxValue;
        var defaultDistance = double.MaxValue;
        foreach (var (unit, conversion) in _units)
        {
            if (Plausible(conversion, value) is not { } converted || (best is { } same && same.Value == converted))
                continue;
            var distance = Distance(converted);
            if (unit == _analyte.Unit)
                defaultDistance = distance;
            if (distance < bestDistance)
            {
                secondDistance = bestDistance;
                (best, bestDistance) = ((unit, converted), distance);
            }
            else if (distance < secondDistance)
            {
                secondDistance = distance;
            }
        }

        if (secondDistance - bestDistance > (best?.Unit == _analyte.Unit ? ClearlyNearer : FarNearer))
            return best;
        return defaultDistance is > 0 and < Believable ? (_analyte.Unit, value) : null;
    }

    private decimal? Plausible(LinearConversion conversion, decimal value)
    {
        if (value is > 100_000_000m or < -1000m)
            return null;
        var converted = conversion.Apply(value);
        return converted >= _analyte.Plausible[0] && converted <= _analyte.Plausible[1] ? converted : null;
    }

    /// <summary>How far a value lies from usual ones, as a logarithm of their ratio.</summary>
    private double Distance(decimal value)
    {
        if (value > _high)
            return _high <= 0 ? 0 : Math.Log((double)(value / _high));
        if (value >= _low)
            return 0;
        return value <= 0 ? 5 : Math.Log((double)(_low / value));
    }
}
