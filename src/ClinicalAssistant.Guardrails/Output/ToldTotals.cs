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
    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        if (value is <= 0 or > Most || number.Second is not null || (number.Unit is { } time && NumberReader.SameDimension(time, "h")))
            return false;
        var isOutcome = IsOutcome(sentence, number);
        var regimens = basis.Select(fact => fact.Statement).Where(_ => isOutcome).Append(sentence).ToList();
        return regimens.Exists(regimen => IsOfDay(sentence, number, value, regimen) || (isOutcome && (IsOfCourse(sentence, number, value, regimen) || IsCount(sentence, number, value, regimen)))) || IsOfOwn(sentence, number, value);
    }

    /// <summary>"That is", "so", "making", an opening bracket before it, or "in all", "at most" behind.</summary>
    private static bool IsOutcome(Statement sentence, TextNumber number)
    {
        var before = sentence.Text.AsSpan(0, number.Start);
        var behind = sentence.Text.AsSpan(number.End);
        return Before().IsMatch(before[(before.LastIndexOf(';') + 1)..]) || After().IsMatch(behind[..Math.Min(Behind, behind.Length)]);
    }

    private static bool IsOfDay(Statement sentence, TextNumber number, decimal value, Statement regimen)
    {
        var unit = number.Unit is { } own && own.EndsWith("/d", StringComparison.Ordinal) ? own[..^2] : number.Unit;
        return (unit != number.Unit || Daily().IsMatch(sentence.Text.AsSpan(number.End)) || After().IsMatch(sentence.Text.AsSpan(number.End)))
            && Doses(sentence, number, regimen, unit).Any(dose => Rates(regimen).Any(perDay => Is(dose * perDay, value)));
    }

    private static bool IsOfCourse(Statement sentence, TextNumber number, decimal value, Statement regimen)
    {
        var days = Days(sentence, regimen);
        return number.Unit is { } unit && days.Count > 0
            && Doses(sentence, number, regimen, Plain(unit)).Any(dose => Rates(regimen).Prepend(1).Any(perDay => days.Exists(span => Is(dose * perDay * span, value))));
    }

    /// <summary>"24 doses" of six a day for four days, "(8 capsules)" of 4 g at 500 mg.</summary>
    private static bool IsCount(Statement sentence, TextNumber number, decimal value, Statement regimen)
    {
        if (value != decimal.Truncate(value) || !(number.Unit is ['{', ..] || (number.Unit is null && Counted().IsMatch(sentence.Text.AsSpan(number.End)))))
            return false;
        var days = Days(sentence, regimen);
        if (Rates(regimen).Any(perDay => days.Exists(span => Is(perDay * span, value))))
            return true;
        List<TextNumber> amounts = [.. sentence.Numbers.Concat(regimen.Numbers).Where(amount => amount.Unit is not null && amount.Value is > 0 and < Most && amount.High is null)];
        return amounts.Exists(all => amounts.Exists(one => NumberReader.Ratio(all.Unit!, one.Unit!) is { } scale && one.Value != all.Value * scale && Is(all.Value * scale / one.Value, value)));
    }

    /// <summary>"8 mg in the morning and 4 mg at noon, 12 mg a day": the doses that the sentence has told before.</summary>
    private static bool IsOfOwn(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit is not { } unit || !(unit.EndsWith("/d", StringComparison.Ordinal) || Daily().IsMatch(sentence.Text.AsSpan(number.End))))
            return false;
        List<decimal> told = [.. sentence.Numbers.Where(dose => dose.End <= number.Start && dose.High is null && dose.Value < Most && dose.Unit is not null).Select(dose => dose.Value * (NumberReader.Ratio(dose.Unit!, Plain(unit)) ?? 0)).Where(amount => amount > 0)];
        return told.Count is > 1 and < 5 && Is(told.Sum(), value);
    }

    private static IEnumerable<decimal> Doses(Statement sentence, TextNumber number, Statement regimen, string? unit)
    {
        foreach (var dose in regimen.Numbers)
        {
            if (ReferenceEquals(regimen, sentence) && dose.End > number.Start)
                continue;
            var scale = unit is null || dose.Unit is null ? unit is null && dose.Unit is null ? 1m : 0 : NumberReader.Ratio(Plain(dose.Unit), unit) ?? 0;
            if (scale <= 0 || dose.Value is <= 0 or > Most || dose.Second is not null)
                continue;
            yield return dose.Value * scale;
            if (dose.High is { } high and < Most)
                yield return high * scale;
        }
    }

    private static IEnumerable<decimal> Rates(Statement regimen)
    {
        foreach (var often in regimen.Frequencies)
        {
            if (often.PerDay is > 0 and < MostOften)
                yield return often.PerDay;
            if (often.HighPerDay != often.PerDay && often.HighPerDay is > 0 and < MostOften)
                yield return often.HighPerDay;
        }
    }

    private static List<decimal> Days(Statement sentence, Statement regimen) =>
        [.. sentence.Numbers.Concat(regimen.Numbers).Where(span => span.Unit is "d" or "wk" && span.Value is > 0 and < 400).Select(span => span.Unit == "wk" ? span.Value * 7 : span.Value).Distinct()];

    private static string Plain(string unit) => unit.EndsWith("/d", StringComparison.Ordinal) ? unit[..^2] : unit;

    private static bool Is(decimal result, decimal value) => Math.Abs(result - value) <= Tolerance * value;

    [GeneratedRegex(@"(?:\b(?:that is|that's|that means|this means|which means|which is|that makes|this makes|ie|so|hence|thus|therefore|equals|makes|making|gives|giving|comes to|coming to|amounts to|totals?|totalling|total of|altogether|equivalent to)\b|\bi\.e\.|=|\()[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\s?(?:\w+ ){0,2}(?:in all\b|in total\b|total\b|altogether\b|all told\b|(?:(?:a|per) day )?at (?:the )?(?:very )?most\b|for the (?:whole )?course\b|over the course\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex After();

    [GeneratedRegex(@"^\s?(?:\w+ ){0,2}(?:a day|per day|daily|each day|every day|in a day|in 24 hours|over 24 hours|per 24 hours)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Daily();

    [GeneratedRegex(@"^\s?(?:doses|tablets|capsules|injections|puffs|vials|ampoules|sachets|pairs|patches)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Counted();
}
