using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a regimen comes to, where the sentence tells that it is the outcome ("that is 900 mg a day", "in all", "(8 capsules)") or states the regimen
/// itself right before: a dose times how often, that times how long, the doses of a day together, or how many are given.
/// </summary>
internal static partial class ToldTotals
{
    private const decimal Most = 1_000_000;
    private const decimal Tolerance = 0.005m;
    private const int Behind = 28;
    private const int MostOften = 50;

    /// <summary>Whether the amount follows from the regimens that the sentence or its basis states.</summary>
    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, NumberRoles roles)
    {
        if (value is <= 0 or > Most || number.Second is not null || (number.Unit is { } time && NumberReader.SameDimension(time, "h")))
            return false;
        var isOutcome = IsOutcome(sentence, number);
        var isTotal = isOutcome && IsTotal(sentence, number);
        var regimens = basis.Select(fact => fact.Statement).Where(_ => isOutcome).Append(sentence).ToList();
        return regimens.Exists(regimen => IsOfDay(sentence, number, value, regimen, roles) || (isTotal && IsOfCourse(sentence, number, value, regimen, roles)) || (isOutcome && IsCount(sentence, number, value, regimen))) || IsOfOwn(sentence, number, value, roles);
    }

    /// <summary>"That is", "so", "making", an opening bracket before it, or "in all", "at most" behind; "so give 40 mg" orders a dose.</summary>
    private static bool IsOutcome(Statement sentence, TextNumber number)
    {
        var before = sentence.Text.AsSpan(0, number.Start);
        var clause = before[(before.LastIndexOf(';') + 1)..];
        return IsInAll(sentence, number) || (Before().IsMatch(clause) && !Orders().IsMatch(clause));
    }

    /// <summary>"In all", "for the course" behind it, "makes", "a total of" before it, or "that is" and a bracket right before it.</summary>
    private static bool IsTotal(Statement sentence, TextNumber number)
    {
        var before = sentence.Text.AsSpan(0, number.Start);
        return IsInAll(sentence, number) || Total().IsMatch(before[(before.LastIndexOf(';') + 1)..]);
    }

    private static bool IsInAll(Statement sentence, TextNumber number)
    {
        var behind = sentence.Text.AsSpan(number.End);
        return After().IsMatch(behind[..Math.Min(Behind, behind.Length)]);
    }

    private static bool IsOfDay(Statement sentence, TextNumber number, decimal value, Statement regimen, NumberRoles roles)
    {
        var unit = number.Unit is { } own ? Regimens.Plain(own) : null;
        return (unit != number.Unit || Regimens.IsOfDay(sentence.Text.AsSpan(number.End)) || IsInAll(sentence, number))
            && Doses(sentence, number, regimen, unit, roles).Any(dose => Rates(regimen, dose.Of).Any(perDay => Is(dose.Value * perDay, value)));
    }

    private static bool IsOfCourse(Statement sentence, TextNumber number, decimal value, Statement regimen, NumberRoles roles)
    {
        var days = Days(sentence, regimen);
        return number.Unit is { } unit && days.Count > 0
            && Doses(sentence, number, regimen, Regimens.Plain(unit), roles).Any(dose => Rates(regimen, dose.Of).DefaultIfEmpty(1).Any(perDay => days.Exists(span => Is(dose.Value * perDay * span, value))));
    }

    /// <summary>"24 doses" of six a day for four days, "(8 capsules)" of 4 g at 500 mg.</summary>
    private static bool IsCount(Statement sentence, TextNumber number, decimal value, Statement regimen)
    {
        if (value != decimal.Truncate(value) || !(number.Unit is ['{', ..] || (number.Unit is null && Counted().IsMatch(sentence.Text.AsSpan(number.End)))))
            return false;
        var days = Days(sentence, regimen);
        if (Rates(regimen, null).Any(perDay => days.Exists(span => Is(perDay * span, value))))
            return true;
        List<TextNumber> amounts = [.. sentence.Numbers.Concat(regimen.Numbers).Where(amount => amount.Unit is not null && amount.Value is > 0 and < Most && amount.High is null)];
        return amounts.Exists(all => amounts.Exists(one => NumberReader.Ratio(all.Unit!, one.Unit!) is { } scale && one.Value != all.Value * scale && Is(all.Value * scale / one.Value, value)));
    }

    /// <summary>"8 mg in the morning and 4 mg at noon, 12 mg a day": the doses that the sentence has told before.</summary>
    private static bool IsOfOwn(Statement sentence, TextNumber number, decimal value, NumberRoles roles)
    {
        if (number.Unit is not { } unit || !(unit.EndsWith("/d", StringComparison.Ordinal) || Regimens.IsOfDay(sentence.Text.AsSpan(number.End))))
            return false;
        List<TextNumber> told = [.. sentence.Numbers.Where(dose => dose.End <= number.Start && dose.High is null && dose.Value < Most && dose.Unit is { } own && NumberReader.Ratio(own, Regimens.Plain(unit)) is not null)];
        // "A 75 mg and B 75 mg, then B 150 mg daily" adds up to nothing.
        return told.Count is > 1 and < 5 && Is(told.Sum(dose => dose.Value * NumberReader.Ratio(dose.Unit!, Regimens.Plain(unit))!.Value), value)
            && told.Append(number).Select(dose => roles.Medicine(sentence, dose)).Distinct().Count() == 1 && !sentence.Text.AsSpan(told[^1].End, number.Start - told[^1].End).Contains("then", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<(decimal Value, TextNumber Of)> Doses(Statement sentence, TextNumber number, Statement regimen, string? unit, NumberRoles roles)
    {
        foreach (var dose in regimen.Numbers)
        {
            if (ReferenceEquals(regimen, sentence) && dose.End > number.Start)
                continue;
            var scale = unit is null || dose.Unit is null ? unit is null && dose.Unit is null ? 1m : 0 : NumberReader.Ratio(Regimens.Plain(dose.Unit), unit) ?? 0;
            if (scale <= 0 || dose.Value is <= 0 or > Most || dose.Second is not null || !Regimens.AreOfOne(roles, sentence, number, regimen, dose))
                continue;
            yield return (dose.Value * scale, dose);
            if (dose.High is { } high and < Most)
                yield return (high * scale, dose);
        }
    }

    /// <summary>How often a dose is given: of how many doses there are, whichever of them.</summary>
    private static IEnumerable<decimal> Rates(Statement regimen, TextNumber? of)
    {
        foreach (var often in of is { } dose ? Regimens.Of(regimen).Where(pair => pair.Dose.Start == dose.Start).Select(pair => pair.Often) : regimen.Frequencies)
        {
            if (often.PerDay is > 0 and < MostOften)
                yield return often.PerDay;
            if (often.HighPerDay != often.PerDay && often.HighPerDay is > 0 and < MostOften)
                yield return often.HighPerDay;
        }
    }

    private static List<decimal> Days(Statement sentence, Statement regimen) =>
        [.. sentence.Numbers.Concat(regimen.Numbers).Where(span => span.Unit is "d" or "wk" && span.Value is > 0 and < 400).Select(span => span.Unit == "wk" ? span.Value * 7 : span.Value).Distinct()];

    private static bool Is(decimal result, decimal value) => Math.Abs(result - value) <= Tolerance * value;

    [GeneratedRegex(@"(?:\b(?:that is|that's|that means|this means|which means|which is|that makes|this makes|ie|so|hence|thus|therefore|equals|makes|making|gives|giving|comes to|coming to|amounts to|totals?|totalling|total of|altogether|equivalent to)\b|\bi\.e\.|=|\()[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?:\b(?:that makes|this makes|equals|makes|making|comes to|coming to|amounts to|totals?|totalling|total of|altogether)\b[^.;]{0,60}|=\s*|(?:\b(?:that is|that's|which is|ie|giving|gives)|\bi\.e\.|\()\s*(?:,\s*)?(?:about |just |only )?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"\b(?:give|take|start|use|prescribe|administer|inject|infuse|needs?|gets?|receives?|increase|raise|load)\b[^,;:(=]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Orders();

    [GeneratedRegex(@"^\s?(?:\w+ ){0,2}(?:in all\b|in total\b|total\b|altogether\b|all told\b|(?:(?:a|per) day )?at (?:the )?(?:very )?most\b|for the (?:whole )?course\b|over the course\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex After();

    [GeneratedRegex(@"^\s?(?:doses|tablets|capsules|injections|puffs|vials|ampoules|sachets|pairs|patches)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counted();
}
