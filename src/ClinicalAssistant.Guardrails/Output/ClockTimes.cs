using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Times of day, whichever clock tells them: "10 pm", "22:00", "10.30 p.m.", "noon".</summary>
internal static partial class ClockTimes
{
    private const int NoonHour = 12;
    private const int MinutesOfDay = 1440;
    private const int Joined = 5;

    /// <summary>Whether the number is the hour of a time of day that a fact states; false where it is none.</summary>
    public static bool IsStated(Statement sentence, TextNumber number, IReadOnlyList<Fact> facts)
    {
        foreach (var time in Of(sentence.Text))
        {
            if (number.Start < time.Start || number.Start >= time.End)
                continue;
            foreach (var fact in facts)
            {
                foreach (var other in Of(fact.Statement.Text))
                {
                    if (other.Minutes == time.Minutes)
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Nothing after 3 am" for an operation at 9 am and "six hours before": a time of day that a stated one and a stated span lead to.</summary>
    public static bool IsReached(Statement sentence, int place, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> facts)
    {
        foreach (var time in Of(sentence.Text))
        {
            if (place < time.Start || place >= time.End)
                continue;
            List<int> spans = [.. basis.SelectMany(fact => fact.Statement.Numbers.Where(span => span.Unit is "h" or "min" && span.Value is > 0 and < 1440).SelectMany(span => Ends(span).Select(end => TimeSides.Of(fact.Statement, span) * (int)(span.Unit == "h" ? end * 60 : end))))];
            if (facts.Where(fact => fact.EvidenceId is null || basis.Contains(fact)).SelectMany(fact => Of(fact.Statement.Text)).Any(from => spans.Exists(span => (time.Minutes - from.Minutes - span) % MinutesOfDay == 0)))
                return true;
        }

        return false;
    }

    /// <summary>"Three hours and 35 minutes after": what lies between two times of day that the evidence states.</summary>
    public static bool IsBetween(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis)
    {
        if (number.Unit is not ("h" or "min") || number.High is not null || number.Value >= MinutesOfDay)
            return false;
        var told = number.Unit == "h" ? number.Value * 60 : number.Value;
        foreach (var other in sentence.Numbers)
        {
            if (number.Unit == "h" && other is { Unit: "min", Value: < 60 } && other.Start >= number.End && other.Start - number.End <= Joined)
                told += other.Value;
            else if (number.Unit == "min" && other is { Unit: "h", Value: < 24 } && number.Start >= other.End && number.Start - other.End <= Joined)
                told += other.Value * 60;
        }

        List<int> times = [.. basis.SelectMany(fact => Of(fact.Statement.Text)).Select(time => time.Minutes).Distinct()];
        return times.Exists(one => times.Exists(other => other > one && other - one == told));
    }

    /// <summary>Of "6 to 12 hours" both.</summary>
    private static decimal[] Ends(TextNumber span) => span.High is { } high and < MinutesOfDay ? [span.Value, high] : [span.Value];

    private static IEnumerable<(int Start, int End, int Minutes)> Of(string text)
    {
        foreach (Match match in Time().Matches(text))
        {
            if (match.Groups["word"].Success)
            {
                yield return (match.Index, match.Index + match.Length, match.Groups["word"].ValueSpan.EndsWith("night", StringComparison.OrdinalIgnoreCase) ? 0 : NoonHour * 60);
                continue;
            }

            var half = match.Groups["half"].ValueSpan;
            var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (minute > 59 || hour > (half.IsEmpty ? 24 : NoonHour))
                continue;
            if (!half.IsEmpty)
                hour = (hour % NoonHour) + (half[0] is 'p' or 'P' or 'e' || (half[0] is 'a' && match.ValueSpan.EndsWith("noon", StringComparison.OrdinalIgnoreCase)) ? NoonHour : 0);
            yield return (match.Index, match.Index + match.Length, ((hour % 24) * 60) + minute);
            // "8 o'clock", "from 8 tomorrow morning": in which half of the day it is stands elsewhere.
            if (match.Groups["either"].Success && hour <= NoonHour)
                yield return (match.Index, match.Index + match.Length, ((hour + NoonHour) % 24) * 60);
        }
    }

    [GeneratedRegex(@"\b(?:(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?(?<half>[ap])\.?m\b|(?<hour>\d{1,2}) in the (?:(?<half>a)(?=fternoon)|(?<half>e)(?=vening)|(?<half>m)(?=orning))\w+\b|(?<hour>\d{1,2}):(?<minute>\d{2})\b(?! ?[ap]\.?m\b)|(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d) ?(?:h|hrs|hours)\b|(?<either>(?<hour>\d{1,2})) o['’]clock\b|(?<=\b(?:at|by|from|until|till|before|after) )(?<either>(?<hour>\d{1,2}))(?= (?:tomorrow|tonight|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\s*\.?\s*$)|(?<word>noon|midday|midnight)\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Time();
}
