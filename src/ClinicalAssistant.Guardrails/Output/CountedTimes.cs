using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Times that are counted on from others: "the next four days" of a course of five whose first day has its own dose, "three months more", "two days late"
/// of two weekdays, "after an hour" where the evidence says "hourly", "week 10" where it says "the 10th week"; and "one sachet" for "a single sachet".
/// </summary>
internal static partial class CountedTimes
{
    private const decimal Tolerance = 0.02m;
    private const decimal Longest = 100_000;
    private const int DaysOfWeek = 7;
    private const int MostSteps = 60;
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, FactBase facts)
    {
        if (IsOrdinal(sentence, number, basis) || IsStep(sentence, number, value, basis))
            return true;
        if (number.Unit is not { } unit)
            return false;
        if (value == 1 && char.IsLetter(sentence.Text[number.Start]) && IsSingle(sentence, number, basis))
            return true;
        return Of(unit) is > 0 and var length && value < Longest
            && (IsRest(sentence, number, value * length, basis, facts) || (unit == "d" && Between().IsMatch(sentence.Text.AsSpan(number.End)) && IsBetweenWeekdays(value, facts)) || IsInterval(sentence, number, value * length, basis));
    }

    /// <summary>What one time leaves of another.</summary>
    private static bool IsRest(Statement sentence, TextNumber number, decimal days, IReadOnlyList<Fact> basis, FactBase facts)
    {
        if (!Next().IsMatch(sentence.Text.AsSpan(0, number.Start)) && !More().IsMatch(sentence.Text.AsSpan(number.End)))
            return false;
        // What is over of it is told of the case, and by no other time of the evidence.
        List<decimal> over = [.. facts.Facts.Where(fact => fact.EvidenceId is null).SelectMany(Spans)];
        foreach (var fact in basis)
        {
            // "Day one" is a day of the course.
            List<decimal> parts = FirstDay().IsMatch(fact.Statement.Text) ? [.. over, 1] : over;
            if (Spans(fact).Any(whole => parts.Exists(part => part < whole && Is(whole - part, days))))
                return true;
        }

        return false;
    }

    private static IEnumerable<decimal> Spans(Fact fact) =>
        fact.Statement.Numbers.Where(span => span.Unit is not null && span.Value is > 0 and < Longest).SelectMany(span => new[] { span.Value * Of(span.Unit!), (span.High is { } high and < Longest ? high : 0) * Of(span.Unit!) }).Where(days => days > 0);

    /// <summary>"Due on Monday, and it is Wednesday".</summary>
    private static bool IsBetweenWeekdays(decimal value, FactBase facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not null)
                continue;
            List<int> named = [.. Weekday().Matches(fact.Statement.Text).Select(match => Array.FindIndex(Weekdays, day => day.Equals(match.Value, StringComparison.OrdinalIgnoreCase)))];
            for (var i = 1; i < named.Count; i++)
            {
                if ((named[i] - named[i - 1] + DaysOfWeek) % DaysOfWeek == value && value > 0)
                    return true;
            }
        }

        return false;
    }

    private static bool IsInterval(Statement sentence, TextNumber number, decimal days, IReadOnlyList<Fact> basis) =>
        days > 0 && Apart().IsMatch(sentence.Text.AsSpan(0, number.Start)) && basis.Any(fact => fact.Statement.Frequencies.Any(often => often.PerDay > 0 && Is(1 / often.PerDay, days)));

    private static bool IsOrdinal(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis)
    {
        if (number.High is not null || number.Second is not null || UnitBefore().Match(sentence.Text[..number.Start]) is not { Success: true } match)
            return false;
        var unit = match.Groups["unit"].Value;
        return basis.Any(fact => Ordinal().Matches(fact.Statement.Text).Any(ordinal => ordinal.Groups["unit"].ValueSpan.Equals(unit, StringComparison.OrdinalIgnoreCase) && decimal.Parse(ordinal.Groups["count"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) == number.Value));
    }

    /// <summary>"5 mg raised by 5 mg each week": 20 mg is reached three weeks later, in week 4.</summary>
    private static bool IsStep(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        var numbered = UnitBefore().Match(sentence.Text[..number.Start]) is { Success: true } match ? match.Groups["unit"].Value.ToUpperInvariant() switch { "DAY" => 1m, "WEEK" => 7m, "MONTH" => 365.25m / 12, _ => 0 } : 0;
        var days = numbered > 0 ? value * numbered : value * Of(number.Unit ?? "");
        if (days <= 0 || value > MostSteps)
            return false;
        foreach (var stated in basis.Select(fact => fact.Statement).Where(stated => Stepwise().IsMatch(stated.Text)))
        {
            foreach (var period in stated.Frequencies.Where(often => often.PerDay is > 0 and < 1).Select(often => 1 / often.PerDay))
            {
                // The dose that is reached is one that the sentence speaks of.
                List<TextNumber> doses = [.. stated.Numbers.Where(IsDose)];
                List<TextNumber> told = [.. sentence.Numbers.Where(IsDose)];
                if (doses.Exists(start => doses.Exists(step => step.Unit == start.Unit && By().IsMatch(stated.Text.AsSpan(0, step.Start)) && told.Exists(goal => goal.Unit == start.Unit && goal.Value > start.Value && (goal.Value - start.Value) % step.Value == 0
                    && (goal.Value - start.Value) / step.Value is <= MostSteps and var steps && (Is(steps * period, days) || (numbered > 0 && Is((steps * period) + numbered, days)))))))
                    return true;
            }
        }

        return false;
    }

    private static bool IsDose(TextNumber dose) => dose.Unit is { } unit && Of(unit) == 0 && dose.High is null && dose.Value is > 0 and < Longest;

    private static bool IsSingle(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis)
    {
        var told = sentence.Text.AsSpan(number.Start, number.End - number.Start);
        var space = told.LastIndexOf(' ');
        if (space < 0)
            return false;
        var noun = told[(space + 1)..].ToString();
        return basis.Any(fact => fact.Statement.Text.Contains("single-" + noun, StringComparison.OrdinalIgnoreCase) || fact.Statement.Text.Contains("single " + noun, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Days of a unit of time, 0 where it is none.</summary>
    private static decimal Of(string unit) => unit switch { "min" => 1m / 1440, "h" => 1m / 24, "d" => 1, "wk" => 7, "mo" => 365.25m / 12, "a" => 365.25m, _ => 0 };

    private static bool Is(decimal one, decimal other) => Math.Abs(one - other) <= Tolerance * other;

    [GeneratedRegex(@"\b(?:next|further|remaining|following|other|another|last|extra|additional)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Next();

    [GeneratedRegex(@"^\s?(?:more|further|longer|left|remaining|remains?|to go|later)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex More();

    [GeneratedRegex(@"\b(?:day (?:one|1)|first day|on the day)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstDay();

    /// <summary>"Two days late", "2 days since": a time that has passed, and not one to wait or to treat for.</summary>
    [GeneratedRegex(@"^\s?(?:late|overdue|ago|since|behind|earlier|old|(?:is|are) (?:well )?(?:within|inside|under|below)|have passed|has passed|have gone|apart|of delay|past)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();

    /// <summary>"Increase by 5 mg", "in steps of 5 mg".</summary>
    [GeneratedRegex(@"\b(?:by|steps of|increments of)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:after|every|each|than|another|in|at least)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\b(?:increas|rais|step|titrat|go(?:ing)? up|build|reduc|taper)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stepwise();

    [GeneratedRegex(@"\b(?<unit>day|week|month|year)\s+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnitBefore();

    [GeneratedRegex(@"\b(?<count>\d{1,3})(?:st|nd|rd|th) (?<unit>day|week|month|year)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ordinal();
}
