using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Times between two dates or two times of day that the evidence, the question or the record states ("two days later", "over four hours"). Only where
/// what the sentence rests on states no span of its own.
/// </summary>
internal static partial class DatedIntervals
{
    private const int DaysOfMonths = 5;
    private const int MinutesOfDay = 1440;

    public static bool Follows(TextNumber number, decimal value, int direction, IReadOnlyList<Fact> basis, FactBase known)
    {
        if (number.Unit is not { } unit || number.High is not null || value != decimal.Truncate(value) || value > 1_000 || !NumberReader.SameDimension(unit, "h"))
            return false;
        var all = known.Facts;
        List<TextDate> labels = [.. basis.Select(fact => fact.EvidenceId).OfType<string>().Distinct().SelectMany(known.LabelDates)];
        if (labels.Exists(label => all.Any(other => other.EvidenceId is null && other.Statement.Dates.Any(asked => IsSpan(label, asked, value, unit, direction)))))
            return true;
        foreach (var fact in basis.Concat(all.Where(static fact => fact.Origin == FactOrigin.Question)))
        {
            if (fact.Statement.Numbers.Any(span => span.Unit is { } own && NumberReader.SameDimension(own, "h")) || fact.Statement.Dates.Count == 0)
                continue;
            foreach (var date in fact.Statement.Dates)
            {
                foreach (var other in all)
                {
                    foreach (var earlier in other.Statement.Dates)
                    {
                        if (IsSpan(date, earlier, value, unit, direction))
                            return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a day, a month or a year is reached from one that is stated by a span that is stated, before it or after it ("no driving for a month from
    /// 1 September": until 1 October), on the side that the span says. Figures are day and month, unless the case writes dates that can only be month and day.
    /// </summary>
    public static bool IsReached(Statement sentence, TextDate date, IReadOnlyList<Fact> facts, IReadOnlyList<Fact> all)
    {
        var monthFirst = all.Any(static fact => MonthFirst().IsMatch(fact.Statement.Text)) && !all.Any(static fact => DayFirst().IsMatch(fact.Statement.Text));
        date = monthFirst ? Turned(sentence, date) : date;

        List<(decimal Value, string Unit, int Side)> spans = [.. facts.Where(fact => fact.EvidenceId is not null).SelectMany(fact => fact.Statement.Numbers.Select(InDays).Where(span => span.Unit is "d" or "wk" or "mo" or "a").Select(span => (span, TimeSides.Of(fact.Statement, span)))).SelectMany(told => new[] { (told.span.Value, told.span.Unit!, told.Item2), (told.span.High ?? 0, told.span.Unit!, told.Item2) }).Where(span => span.Item1 is > 0 and < 400 && span.Item1 == decimal.Truncate(span.Item1))];
        // What "day 10" counts from may stand in another piece than is cited.
        List<(decimal Value, string Unit, int Side)> numbered = [.. facts.Where(fact => fact.EvidenceId is not null).SelectMany(fact => DayOf().Matches(fact.Statement.Text)).Select(static day => (decimal.Parse(day.Groups["day"].ValueSpan, CultureInfo.InvariantCulture), "d", 1))];
        if (date.Month != 0 && all.SelectMany(fact => fact.Statement.Dates.Select(stated => monthFirst ? Turned(fact.Statement, stated) : stated)).Any(from => numbered.Exists(span => IsAt(date, from, span))))
            return true;
        foreach (var from in facts.SelectMany(fact => fact.Statement.Dates.Select(stated => monthFirst ? Turned(fact.Statement, stated) : stated)))
        {
            // "Stopped in 2017" and fifteen years.
            if (date.Month == 0 && date.Year != 0 && from.Year != 0 && spans.Exists(span => span.Unit == "a" && date.Year - from.Year == span.Value * span.Side))
                return true;
            if (date.Month != 0 && spans.Exists(span => IsAt(date, from, span)))
                return true;
        }

        return false;
    }

    /// <summary>"72 hours" as three days.</summary>
    private static TextNumber InDays(TextNumber span) =>
        span is { Unit: "h", Value: >= 24 } && span.Value % 24 == 0 && (span.High ?? 0) % 24 == 0 ? span with { Value = span.Value / 24, High = span.High / 24, Unit = "d" } : span;

    /// <summary>"03/04/2025" as 4 March.</summary>
    private static TextDate Turned(Statement statement, TextDate date) =>
        date.Day is > 0 and <= 12 && date.Month > 0 && statement.Text.AsSpan(date.Start, date.End - date.Start).Contains('/') ? date with { Day = date.Month, Month = date.Day } : date;

    private static DateOnly? Moved(DateOnly start, (decimal Value, string Unit, int Side) span)
    {
        var count = (int)span.Value * span.Side;
        return start.Year + (span.Unit == "a" ? count : 0) is < 2 or > 9000 ? null : span.Unit switch { "d" => start.AddDays(count), "wk" => start.AddDays(count * 7), "mo" => start.AddMonths(count), _ => start.AddYears(count) };
    }

    private static bool IsAt(TextDate date, TextDate stated, (decimal Value, string Unit, int Side) span)
    {
        if (Day(stated with { Day = Math.Max(1, stated.Day) }, date.Year) is not { } start || Moved(start, span) is not { } day || (date.Year != 0 && stated.Year != 0 && day.Year != date.Year))
            return false;
        return date.Day == 0 ? day.Month == date.Month : day.Day == date.Day && day.Month == date.Month;
    }

    private static bool IsSpan(TextDate one, TextDate other, decimal value, string unit, int direction)
    {
        if (one.Minute >= 0 && other.Minute >= 0)
        {
            var minutes = Math.Abs(one.Minute - other.Minute);
            return minutes > 0 && unit is "h" or "min" && (NumberReader.SameAmount(minutes, "min", value, unit) || NumberReader.SameAmount(MinutesOfDay - minutes, "min", value, unit));
        }

        if (Day(one, other.Year) is not { } first || Day(other, one.Year) is not { } second)
            return IsOfYears(one, other, value, unit);
        var days = Math.Abs(first.DayNumber - second.DayNumber);
        // "Over three years" is borne out by three and a bit, and not by five.
        if (direction != 0 && unit switch { "wk" => 7m, "mo" => 30.4375m, "a" => 365.25m, _ => 0 } is > 0 and var length)
            return days / length is var units && (direction > 0 ? units > value && units < value + 1 : units < value && units > value - 1);
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

    [GeneratedRegex(@"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:\d{4}|\d{2})(?![\d/])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:\d{4}|\d{2})(?![\d/])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayFirst();

    /// <summary>"Clips out on day 10".</summary>
    [GeneratedRegex(@"\bday (?<day>[1-9]\d?)\b(?! of \d)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayOf();
}
