using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>Reads amounts that are written in words: "twenty-four", "half an hour", "a quarter of an hour", "three quarters", "a fortnight".</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11,
        ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["couple"] = 2,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // "for a week" is one week; "three times a week" is none.
    private static readonly FrozenSet<string> BeforeArticle = new[]
    {
        "for", "in", "within", "after", "over", "about", "around", "than", "until", "by", "to", "lasting", "roughly", "nearly", "almost", "of", "only", "or", "lasts", "last", "another", "takes", "took", "every",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Times = ["min", "h", "d", "wk", "mo", "a", "s"];

    /// <summary>The amount that begins at <paramref name="i"/>, its unit where the words hold one, and where it ends. False where there is none.</summary>
    public static bool Read(string text, int i, out decimal value, out string? unit, out int end)
    {
        unit = null;
        end = i;
        value = 0;
        var word = WordAt(text, i);
        if (word.Length is < 1 or > 10)
            return false;
        var after = i + word.Length;
        if (word.Equals("fortnight", StringComparison.OrdinalIgnoreCase))
        {
            (value, unit, end) = (2, "wk", after);
            return true;
        }

        if (word.Equals("half", StringComparison.OrdinalIgnoreCase))
            return Half(text, after, out value, out unit, out end);
        if (word.Equals("a", StringComparison.OrdinalIgnoreCase) || word.Equals("an", StringComparison.OrdinalIgnoreCase))
            return Article(text, i, after, out value, out unit, out end);
        // "in the past year", "over the last month".
        if ((word.Equals("past", StringComparison.OrdinalIgnoreCase) || word.Equals("last", StringComparison.OrdinalIgnoreCase)) && WordBefore(text, i) is "the" && Unit(text, after, [" "], out unit, out end))
        {
            value = 1;
            return true;
        }

        if (!Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number))
            return Quarter(text, i, 1, out value, out unit, out end);
        if (number == 0 || (number == 2 && word.Length == 6 && !Follows(text, after, " of ")))
            return false;
        value = number;
        end = word.Length == 6 && number == 2 ? after + 3 : after;
        // "twenty-four", "one hundred".
        if (end + 1 < text.Length && text[end] is '-' or ' ')
        {
            var next = WordAt(text, end + 1);
            if (number is >= 20 and <= 90 && Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(next, out var ones) && ones is > 0 and < 10)
            {
                value += ones;
                end += 1 + next.Length;
            }
            else if (number < 10 && next.Equals("hundred", StringComparison.OrdinalIgnoreCase))
            {
                value *= 100;
                end += 1 + next.Length;
            }
        }

        if (number <= 3 && Quarter(text, end + 1, number, out var part, out var partUnit, out var partEnd))
            (value, unit, end) = (part, partUnit, partEnd);
        return true;
    }

    /// <summary>"half an hour", "half a day", "half of patients".</summary>
    private static bool Half(string text, int after, out decimal value, out string? unit, out int end)
    {
        value = 0.5m;
        // "and a half daily" is no half day.
        if (WordAt(text, Math.Min(after + 1, text.Length)) is "daily" or "hourly" or "weekly" or "monthly")
        {
            (unit, end) = (null, after);
            return false;
        }

        if (Unit(text, after, [" an ", " a "], out unit, out end) || Unit(text, after, ["-", " "], out unit, out end))
            return true;
        if (Follows(text, after, " of ") || Follows(text, after, " the "))
        {
            (value, unit, end) = (50, "%", after);
            return true;
        }

        return false;
    }

    private static bool Article(string text, int start, int after, out decimal value, out string? unit, out int end)
    {
        value = 1;
        if (Follows(text, after, " half ") || Follows(text, after, " quarter ") || Follows(text, after, " third "))
            return Quarter(text, after + 1, 1, out value, out unit, out end);
        if (Follows(text, after, " couple of ") || Follows(text, after, " hundred"))
        {
            (value, unit, end) = (text[after + 1] is 'c' or 'C' ? 2 : 100, null, after + (text[after + 1] is 'c' or 'C' ? 10 : 8));
            return true;
        }

        // "a litre and a half".
        if (UnitReader.Read(text, after, out var afterUnit) is { } measured && Follows(text, afterUnit, " and a half"))
        {
            (unit, end) = (measured, afterUnit);
            return true;
        }

        var before = WordBefore(text, start);
        if (Unit(text, after, [" "], out unit, out end) && Follows(text, end, " and a half"))
            return true;
        if (BeforeArticle.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before) && Unit(text, after, [" "], out unit, out end))
            return !before.Equals("every", StringComparison.OrdinalIgnoreCase);
        (unit, end) = (null, start);
        return false;
    }

    /// <summary>"a quarter of an hour", "three quarters", "two thirds".</summary>
    private static bool Quarter(string text, int i, int count, out decimal value, out string? unit, out int end)
    {
        (value, unit, end) = (0, null, i);
        var word = WordAt(text, i);
        decimal share;
        if (word.Equals("quarter", StringComparison.OrdinalIgnoreCase) || word.Equals("quarters", StringComparison.OrdinalIgnoreCase))
            share = 25;
        else if (word.Equals("thirds", StringComparison.OrdinalIgnoreCase) || (word.Equals("third", StringComparison.OrdinalIgnoreCase) && Follows(text, i + word.Length, " of ")))
            share = 100m / 3;
        else
            return false;
        var after = i + word.Length;
        if (Unit(text, after, [" of an ", " of a "], out unit, out end))
        {
            value = count * share / 100;
            return true;
        }

        (value, unit, end) = (decimal.Round(count * share, 1), "%", after);
        return true;
    }

    private static bool Unit(string text, int after, ReadOnlySpan<string> joins, out string? unit, out int end)
    {
        foreach (var join in joins)
        {
            if (!Follows(text, after, join))
                continue;
            unit = UnitReader.Read(text, after + join.Length, out end);
            if (unit is not null && Array.IndexOf(Times, unit) >= 0 && !WordAt(text, after + join.Length).EndsWith("ly", StringComparison.OrdinalIgnoreCase))
                return true;
            if (Follows(text, after + join.Length, "fortnight"))
            {
                (unit, end) = ("wk", after + join.Length + 9);
                return false;
            }
        }

        (unit, end) = (null, after);
        return false;
    }

    private static bool Follows(string text, int at, string words) => string.Compare(text, at, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static ReadOnlySpan<char> WordAt(string text, int i)
    {
        if (i >= text.Length)
            return [];
        var end = i;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(i, end - i);
    }

    private static ReadOnlySpan<char> WordBefore(string text, int start)
    {
        var end = start;
        while (end > 0 && text[end - 1] == ' ')
            end--;
        var from = end;
        while (from > 0 && char.IsLetter(text[from - 1]))
            from--;
        return text.AsSpan(from, end - from);
    }
}
