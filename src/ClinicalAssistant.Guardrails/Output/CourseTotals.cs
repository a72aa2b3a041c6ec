using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a course comes to: each dose times how often and for how many days it is given ("200 mg once, then 100 mg for four days: 600 mg"). Read from one
/// sentence, its amounts in order.
/// </summary>
internal static class CourseTotals
{
    private const int MostDoses = 3;
    private const decimal Most = 1_000_000;
    private const decimal Tolerance = 0.005m;

    /// <summary>Whether the doses of a statement, before a place of it, come to the value.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="before">What stands behind this place is left out.</param>
    /// <param name="value">The value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="days">How long, where the statement does not say.</param>
    /// <param name="isOfOne">Whether a dose is of the medicine that the value is told of.</param>
    public static bool Follows(Statement statement, int before, decimal value, string unit, IReadOnlyList<decimal> days, Func<TextNumber, bool> isOfOne)
    {
        var doses = statement.Numbers.Where(dose => dose.End <= before && dose.Value is > 0 and < Most && dose.Unit is { } own && NumberReader.Ratio(Regimens.Plain(own), unit) is not null && isOfOne(dose)).ToList();
        return doses.Count is > 0 and <= MostDoses && Sums(0, 0);

        bool Sums(int at, decimal sum)
        {
            if (at == doses.Count)
                return Math.Abs(sum - value) <= Tolerance * value;
            var dose = doses[at].Value * NumberReader.Ratio(Regimens.Plain(doses[at].Unit!), unit)!.Value;
            var end = at + 1 < doses.Count ? doses[at + 1].Start : before;
            foreach (var times in Times(statement, doses[at].Start, end, at + 1 == doses.Count ? days : []))
            {
                if (Sums(at + 1, sum + (dose * times)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>How many times a dose may be meant: once, so often a day, for so many days.</summary>
    private static IEnumerable<decimal> Times(Statement statement, int from, int end, IReadOnlyList<decimal> days)
    {
        var often = statement.Frequencies.Where(frequency => frequency.Start >= from && frequency.Start < end && frequency.PerDay is > 0 and < 100).SelectMany(frequency => new[] { frequency.PerDay, frequency.HighPerDay }).Distinct().ToList();
        var spans = statement.Numbers.Where(number => number.Start >= from && number.Start < end).SelectMany(Days).Concat(days).Distinct().ToList();
        yield return 1;
        // A dose that is given so often a day is not given once a day.
        foreach (var span in often.Count == 0 ? spans : [])
            yield return span;
        foreach (var perDay in often)
        {
            yield return perDay;
            foreach (var span in spans)
                yield return perDay * span;
        }
    }

    /// <summary>A number of days, weeks or doses.</summary>
    private static IEnumerable<decimal> Days(TextNumber number)
    {
        if (number.Value is <= 0 or > 1_000)
            yield break;
        foreach (var value in number.High is { } high ? new[] { number.Value, high } : [number.Value])
        {
            if (number.Unit is "d" or "{dose}" or "{time}")
                yield return value;
            else if (number.Unit == "wk")
                yield return value * 7;
        }
    }
}
