using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Times between two dates or two times of day that the evidence, the question or the record states ("two days later", "over four hours"). Only where
/// what the sentence rests on states no span of its own.
/// </summary>
internal static class DatedIntervals
{
    private const int DaysOfMonths = 5;
    private const int MinutesOfDay = 1440;

    public static bool Follows(TextNumber number, decimal value, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> all)
    {
        if (number.Unit is not { } unit || number.High is not null || value != decimal.Truncate(value) || value > 1_000 || !NumberReader.SameDimension(unit, "h"))
            return false;
        foreach (var fact in basis)
        {
            if (fact.Statement.Numbers.Any(span => span.Unit is { } own && NumberReader.SameDimension(own, "h")) || fact.Statement.Dates.Count == 0)
                continue;
            foreach (var date in fact.Statement.Dates)
            {
                foreach (var other in all)
                {
                    foreach (var earlier in other.Statement.Dates)
                    {
                        if (IsSpan(date, earlier, value, unit))
                            return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether a day is reached from one that is stated by a span that is stated ("no driving for a month from 1 September": until 1 October).</summary>
    public static bool IsReached(TextDate date, IReadOnlyList<Fact> facts)
    {
        foreach (var from in facts.SelectMany(fact => fact.Statement.Dates))
        {
            if (Day(from, date.Year) is not { } start || Day(date, from.Year) is not { } end)
                continue;
            foreach (var span in facts.Where(fact => fact.EvidenceId is not null).SelectMany(fact => fact.Statement.Numbers))
            {
                foreach (var value in (ReadOnlySpan<decimal?>)[span.Value, span.High])
                {
                    if (value is > 0 and < 400 && value == decimal.Truncate(value.Value) && (span.Unit switch { "d" => start.AddDays((int)value) == end, "wk" => start.AddDays((int)value * 7) == end, "mo" => start.AddMonths((int)value) == end, _ => false }))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsSpan(TextDate one, TextDate other, decimal value, string unit)
    {
        if (one.Minute >= 0 && other.Minute >= 0)
        {
            var minutes = Math.Abs(one.Minute - other.Minute);
            return minutes > 0 && unit is "h" or "min" && (NumberReader.SameAmount(minutes, "min", value, unit) || NumberReader.SameAmount(MinutesOfDay - minutes, "min", value, unit));
        }

        if (Day(one, other.Year) is not { } first || Day(other, one.Year) is not { } second)
            return IsOfYears(one, other, value, unit);
        var days = Math.Abs(first.DayNumber - second.DayNumber);
        return days > 0 && unit switch
        {
            "d" => days == value,
            "wk" => Math.Abs(days - (value * 7)) <= 1,
            "mo" => Math.Abs(days - (value * 30.4m)) <= DaysOfMonths,
            "a" => Math.Abs(days - (value * 365.25m)) <= DaysOfMonths,
            _ => false,
        };
    }

    /// <summary>"2016" and "2021".</summary>
    private static bool IsOfYears(TextDate one, TextDate other, decimal value, string unit) =>
        unit == "a" && one.Year != 0 && other.Year != 0 && one.Year != other.Year && Math.Abs(one.Year - other.Year) == value;

    /// <summary>The day; where no year is said, that of the other.</summary>
    private static DateOnly? Day(TextDate date, int year)
    {
        if (date.Day == 0 || date.Month == 0)
            return null;
        var of = date.Year != 0 ? date.Year : year != 0 ? year : 2001;
        return date.Day <= DateTime.DaysInMonth(of, date.Month) ? new DateOnly(of, date.Month, date.Day) : null;
    }
}
