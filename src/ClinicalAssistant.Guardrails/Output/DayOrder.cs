using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which of two figures ("5/9") is the day: what another date at hand shows ("5/28" can only be 28 May), else the way in which the other text names the date
/// ("May 9" puts the month first, "5 September" the day).
/// </summary>
internal static class DayOrder
{
    private const int MonthsOfYear = 12;
    private const int DaysOfMonth = 31;

    /// <summary>Whether the two figures are the date that the text names in words.</summary>
    public static bool IsDay(decimal first, decimal second, string text, TextDate date, IReadOnlyList<Fact> facts)
    {
        if (date.Day == 0)
            return false;
        if (date.Day > MonthsOfYear)
            return (date.Day == first && date.Month == second) || (date.Month == first && date.Day == second);
        return Shown(facts) is var shown and not 0 ? Is(date, first, second, monthFirst: shown < 0) : Is(date, first, second, monthFirst: char.IsLetter(text[date.Start]));
    }

    private static bool Is(TextDate date, decimal first, decimal second, bool monthFirst) => monthFirst ? date.Month == first && date.Day == second : date.Day == first && date.Month == second;

    /// <summary>1 where the dates at hand put the day first, -1 where they put the month first, 0 where they show neither, or both.</summary>
    private static int Shown(IReadOnlyList<Fact> facts)
    {
        var (days, months) = (false, false);
        foreach (var fact in facts)
        {
            foreach (var number in fact.Statement.Numbers)
            {
                if (number is { Unit: null, Second: { } second } && !IsSight(number.Value, second))
                    Note(number.Value, second);
            }

            foreach (var date in fact.Statement.Dates)
            {
                var text = fact.Statement.Text.AsSpan(date.Start, date.End - date.Start);
                var slash = text.IndexOf('/');
                if (slash > 0 && int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && text[(slash + 1)..].IndexOf('/') is var next and > 0 && int.TryParse(text.Slice(slash + 1, next), NumberStyles.None, CultureInfo.InvariantCulture, out var second))
                    Note(first, second);
            }
        }

        return days == months ? 0 : days ? 1 : -1;

        void Note(decimal first, decimal second)
        {
            days |= first is > MonthsOfYear and <= DaysOfMonth && second is >= 1 and <= MonthsOfYear;
            months |= second is > MonthsOfYear and <= DaysOfMonth && first is >= 1 and <= MonthsOfYear;
        }
    }

    /// <summary>"6/18" and "6/24" tell how well an eye sees.</summary>
    private static bool IsSight(decimal first, decimal second) => first == 6 && second is 18 or 24;
}
