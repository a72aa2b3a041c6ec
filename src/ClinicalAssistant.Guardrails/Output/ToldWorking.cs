using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Working that a sentence tells in words, so that whoever reads it can check it there: how far two figures lie apart ("74, down 21 from 95"), how many doses
/// a course has ("twice daily for 7 days, 14 doses"), what they come to, and so many per cent of a figure. One operand at least stands in the sentence itself.
/// </summary>
internal static partial class ToldWorking
{
    private const decimal Most = 1_000_000;
    private const int Reach = 34;
    private const int MostDays = 400;

    /// <summary>Whether the number is the result of what the sentence tells.</summary>
    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> facts) =>
        value is > 0 and <= Most && number.Second is null
        && (IsApart(sentence, number, value, basis, facts) || IsCountOfDoses(sentence, number, value) || IsOfCourse(sentence, number, value) || IsShareOf(sentence, number, value) || IsShare(sentence, number, value) || IsHourly(sentence, number, value) || IsSum(sentence, number, value));

    /// <summary>"Up 0.8 on the 4.9", "8 below where he is now", "a difference of 7 percentage points".</summary>
    private static bool IsApart(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> facts)
    {
        var before = Leading().Match(sentence.Text, 0, number.Start);
        var behind = Trailing().Match(sentence.Text.AsSpan(number.End).ToString());
        if (!before.Success && !behind.Success)
            return false;
        // "3 months from discharge" is when, and not how far apart.
        if (!before.Success && number.Unit is { } time && NumberReader.SameDimension(time, "h") && behind.Groups[1].ValueSpan is "from" or "apart" or "away" or "to the")
            return false;
        var side = before.Success ? Side(before.Groups[1].ValueSpan) : 0;
        if (behind.Success && Side(behind.Groups[1].ValueSpan) is var told and not 0)
            side = told;
        var own = Operands(sentence, number, number.Unit).ToList();
        // The figure that it is counted from follows: "21 from 95", "8 below 30". The other is then wherever figures are given.
        var next = own.FirstOrDefault(other => other.Start >= number.End && other.Start - number.End <= Reach && (other.Unit is null || number.Unit is null || other.Unit == number.Unit) && From().IsMatch(sentence.Text.AsSpan(number.End, other.Start - number.End)));
        if (next.Unit is not null || next.Value > 0)
            return Given(sentence, number, basis, facts).Concat(own.Where(other => other.Start != next.Start)).Any(other => AreOfOneKind(other, next, number) && Lies(other.Value - next.Value, side, value));
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i].Start > number.Start)
                continue;
            if (own.Take(i).Any(earlier => AreOfOneKind(earlier, own[i], number) && Lies(own[i].Value - earlier.Value, side, value)))
                return true;
            if (Given(sentence, number, basis, facts).Any(other => AreOfOneKind(other, own[i], number) && Lies(own[i].Value - other.Value, side, value)))
                return true;
        }

        return false;
    }

    private static bool Lies(decimal difference, int side, decimal value) => side == 0 ? Math.Abs(difference) == value : difference == side * value;

    /// <summary>Figures of the sentence but this one; of a range both ends.</summary>
    private static IEnumerable<TextNumber> Operands(Statement sentence, TextNumber but, string? unit)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Start == but.Start || number.Second is not null || number.Value is <= 0 or > Most || sentence.Dates.Any(date => number.Start >= date.Start && number.Start < date.End) || sentence.Frequencies.Any(often => number.Start >= often.Start && number.Start < often.End))
                continue;
            yield return number;
            if (number.High is { } high and < Most && unit == number.Unit)
                yield return number with { Value = high, High = null };
        }
    }

    /// <summary>Figures of the record, the question and the cited evidence that the sentence speaks of.</summary>
    private static IEnumerable<TextNumber> Given(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts.Where(fact => fact.EvidenceId is null).Concat(basis.Where(fact => sentence.Shared(fact.Statement) > 0)))
        {
            foreach (var figure in Operands(fact.Statement, number with { Start = -1 }, number.Unit))
                yield return figure;
        }
    }

    /// <summary>Two operands with one unit, which the result has or leaves out; "percentage points" are of per cent.</summary>
    private static bool AreOfOneKind(TextNumber one, TextNumber other, TextNumber result) =>
        (one.Unit == other.Unit || one.Unit is null || other.Unit is null) && (result.Unit is null || result.Unit == (one.Unit ?? other.Unit) || (one.Unit ?? other.Unit) is null);

    /// <summary>"Twice daily for 7 days, 14 doses", "daily for 7 days, weekly for 4 weeks: 11 injections".</summary>
    private static bool IsCountOfDoses(Statement sentence, TextNumber number, decimal value)
    {
        if (value != decimal.Truncate(value) || !(number.Unit == "{dose}" || (number.Unit is null && Counted().IsMatch(sentence.Text.AsSpan(number.End)))))
            return false;
        var courses = Courses(sentence, number.Start).Select(course => course.Times).ToList();
        return courses.Contains(value) || (courses.Count is > 1 and < 5 && courses.Sum() == value);
    }

    /// <summary>"500 mg three times daily for 3 days, 4500 mg": told right behind the course, or as what it comes to.</summary>
    private static bool IsOfCourse(Statement sentence, TextNumber number, decimal value)
    {
        if (OfDose().IsMatch(sentence.Text.AsSpan(number.End)) || (!Apposed().IsMatch(sentence.Text.AsSpan(0, number.Start)) && !Altogether().IsMatch(sentence.Text.AsSpan(number.End))))
            return false;
        decimal all = 0;
        var told = 0;
        foreach (var (from, times) in Courses(sentence, number.Start))
        {
            var dose = Operands(sentence, number, number.Unit).LastOrDefault(dose => dose.End <= from && dose.Unit == number.Unit && (dose.Unit is not null || Word(sentence, dose) == Word(sentence, number)));
            if (dose.Value == 0)
                continue;
            if (IsClose(dose.Value * times, value))
                return true;
            all += dose.Value * times;
            told++;
        }

        return told > 1 && IsClose(all, value);
    }

    /// <summary>How often each course of the sentence is given, from where it says how often.</summary>
    private static IEnumerable<(int From, decimal Times)> Courses(Statement sentence, int before)
    {
        foreach (var span in sentence.Numbers)
        {
            var days = span.Unit switch { "d" => span.Value, "wk" => span.Value * 7, _ => 0 };
            if (span.End > before || days is <= 0 or > MostDays || span.High is not null)
                continue;
            var often = sentence.Frequencies.LastOrDefault(often => often.End <= span.Start && often.PerDay is > 0 and < 50 && often.PerDay == often.HighPerDay);
            if (often.PerDay > 0 && !sentence.Numbers.Any(other => other.Start >= often.End && other.End <= span.Start))
                yield return (often.Start, decimal.Round(often.PerDay * days, 3));
        }
    }

    /// <summary>"With a baseline of 128, the 90 % line is about 115": so many per cent of a figure of the sentence, as far as it is rounded.</summary>
    private static bool IsShareOf(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit == "%")
            return false;
        foreach (var percent in sentence.Numbers)
        {
            if (percent is { Unit: "%", Value: > 0 and < 1000, High: null } && !IsChange(sentence, percent) && Operands(sentence, number, number.Unit).Any(whole => whole.Unit != "%" && AreOfOneKind(whole, whole, number) && decimal.Round(whole.Value * percent.Value / 100, value.Scale, MidpointRounding.AwayFromZero) == value))
                return true;
        }

        return false;
    }

    /// <summary>"340 is 81 % of her best of 420": the share of one figure of the sentence in another.</summary>
    private static bool IsShare(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit != "%" || IsChange(sentence, number))
            return false;
        List<TextNumber> own = [.. Operands(sentence, number, null).Where(figure => figure.Unit is not "%")];
        return own.Exists(part => own.Exists(whole => whole.Start != part.Start && AreOfOneKind(part, whole, part) && part.Value < whole.Value && decimal.Round(part.Value * 100 / whole.Value, value.Scale, MidpointRounding.AwayFromZero) == value));
    }

    /// <summary>Whether the number can be so many per cent of another: not where the sentence takes them away, unless it tells by how much.</summary>
    public static bool MayBeShare(Statement sentence, TextNumber number) =>
        By().IsMatch(sentence.Text.AsSpan(0, number.Start)) || !sentence.Numbers.Any(percent => percent.Unit == "%" && IsChange(sentence, percent));

    /// <summary>"By 25 %", "a 25 % reduction": what is taken away or added, and not what is left.</summary>
    private static bool IsChange(Statement sentence, TextNumber percent) =>
        By().IsMatch(sentence.Text.AsSpan(0, percent.Start)) || Changes().IsMatch(sentence.Text.AsSpan(percent.End));

    /// <summary>"1,100 mL a day or about 46 mL/hour".</summary>
    private static bool IsHourly(Statement sentence, TextNumber number, decimal value) =>
        number.Unit is { } unit && unit.EndsWith("/h", StringComparison.Ordinal) && PerDay().IsMatch(sentence.Text)
        && Operands(sentence, number, unit).Any(day => (day.Unit == unit[..^2] || day.Unit == unit[..^1] + "d") && decimal.Round(day.Value / 24, value.Scale, MidpointRounding.AwayFromZero) == value);

    /// <summary>"8 units of regular and then 18 of NPH, so the plunger ends at 26 units".</summary>
    private static bool IsSum(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit is null || !Sums().IsMatch(sentence.Text.AsSpan(0, number.Start)))
            return false;
        List<TextNumber> parts = [.. Operands(sentence, number, number.Unit).Where(part => part.End <= number.Start && (part.Unit == number.Unit || part.Unit is null))];
        return parts.Count is > 1 and < 5 && parts[0].Unit == number.Unit && parts.Sum(part => part.Value) == value;
    }

    private static ReadOnlySpan<char> Word(Statement sentence, TextNumber number)
    {
        var behind = sentence.Text.AsSpan(number.End).TrimStart();
        var end = behind.IndexOfAny(' ', ',', '.');
        return end < 0 ? behind : behind[..end];
    }

    private static int Side(ReadOnlySpan<char> word) => word switch
    {
        "above" or "over" or "beyond" or "higher" or "more" or "longer" or "wider" or "up" or "risen" or "rose" or "rise" or "gained" or "gain" or "increase" or "climbed" or "grown" => 1,
        "below" or "under" or "lower" or "fewer" or "less" or "shorter" or "narrower" or "smaller" or "down" or "fell" or "fallen" or "fall" or "dropped" or "drop" or "lost" or "loss" or "decrease" or "reduction" or "short" => -1,
        _ => 0,
    };

    private static bool IsClose(decimal one, decimal other) => Math.Abs(one - other) <= 0.005m * other;

    [GeneratedRegex(@"\b(up|risen|rose|rise|gained|gain|increase|climbed|grown|down|fell|fallen|fall|dropped|drop|lost|loss|decrease|reduction|difference|gap|margin|leaves|leaving)(?: (?:by|of|only|a|just|about|around|some|more than|at least|nearly|another|further))*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?:\s(?:percentage points?|points?))?(?:,[^,;.]{1,24},)?\s(left|remaining|remain|remains|inside|above|over|beyond|higher|more|longer|wider|below|under|lower|fewer|less|shorter|narrower|smaller|short|from|apart|away|to the)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\b(?:from|on|than|above|below|over|under|beyond|of|short|to|against)\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s?(?:\w+ )?(?:doses|injections|infusions|sessions|treatments|vials|patches|cycles)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?:,|\(|:|=|\b(?:so|making|total of|totalling|totals|comes to|which is|that is|no more than|at most|altogether))(?: (?:a further|another|about))?\s$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Apposed();

    [GeneratedRegex(@"^\s(?:\w+ ){0,3}(?:altogether|in all|in total|over the (?:whole )?course|for the (?:whole )?course)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Altogether();

    [GeneratedRegex(@"\bby(?: (?:a|about|around|some|only|nearly|up to|at least))*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex By();

    [GeneratedRegex(@"^\s(?:(?:relative|absolute|dose) )?(?:reduction|decrease|increase|rise|fall|drop|cut|less|more|lower|higher|fewer|off|down|up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Changes();

    [GeneratedRegex(@"^\s(?:a day|per day|a dose|per dose|each|every|daily|once|twice|three times|four times|in 24 hours)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfDose();

    [GeneratedRegex(@"\b(?:a day|per day|daily|each day|every day|24 hours|24 h)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PerDay();

    [GeneratedRegex(@"\b(?:so|making|total|totals|totalling|together|altogether|ends at|end at|comes to|makes|in all)\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sums();
}
