using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>
/// Finds how often something is done: "twice daily", "TDS", "every 4 to 6 hours", "8-hourly", "once a week", "each night", "a single dose".
/// </summary>
public static class FrequencyReader
{
    private const int LongestSubject = 6;

    private static readonly FrozenDictionary<string, decimal> PerDay = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["hourly"] = 24, ["daily"] = 1, ["nightly"] = 1, ["nocte"] = 1, ["mane"] = 1, ["weekly"] = 1m / 7, ["fortnightly"] = 1m / 14, ["monthly"] = 12m / 365.25m, ["quarterly"] = 4m / 365.25m, ["yearly"] = 1m / 365.25m,
        ["annually"] = 1m / 365.25m, ["od"] = 1, ["qd"] = 1, ["qhs"] = 1, ["bd"] = 2, ["bid"] = 2, ["tds"] = 3, ["tid"] = 3, ["qds"] = 4, ["qid"] = 4,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal> Days = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["hour"] = 1m / 24, ["hours"] = 1m / 24, ["h"] = 1m / 24, ["hr"] = 1m / 24, ["hrs"] = 1m / 24, ["hourly"] = 1m / 24, ["yearly"] = 365.25m, ["minute"] = 1m / 1440, ["minutes"] = 1m / 1440, ["min"] = 1m / 1440,
        ["day"] = 1, ["days"] = 1, ["d"] = 1, ["night"] = 1, ["nights"] = 1, ["morning"] = 1, ["evening"] = 1, ["bedtime"] = 1, ["week"] = 7, ["weeks"] = 7, ["wk"] = 7, ["weekly"] = 7, ["fortnight"] = 14,
        ["month"] = 365.25m / 12, ["months"] = 365.25m / 12, ["monthly"] = 365.25m / 12, ["year"] = 365.25m, ["years"] = 365.25m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The frequencies in order of their place.</summary>
    public static IReadOnlyList<TextFrequency> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, Tokenizer.Read(text));
    }

    /// <summary>As <see cref="Read(string)"/>, with the text's own tokens at hand.</summary>
    public static IReadOnlyList<TextFrequency> Read(string text, Token[] tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        List<TextFrequency>? found = null;
        for (var i = 0; i < tokens.Length;)
        {
            if (At(text, tokens, i, out var low, out var high, out var end))
            {
                (found ??= []).Add(new TextFrequency { Start = tokens[i].Start, End = tokens[end - 1].End, PerDay = Math.Min(low, high), HighPerDay = Math.Max(low, high) });
                i = end;
            }
            else
            {
                i++;
            }
        }

        return found is null ? [] : found;
    }

    private static bool At(string text, Token[] tokens, int i, out decimal low, out decimal high, out int end)
    {
        (low, high, end) = (0, 0, i + 1);
        if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
            return false;
        if (tokens[i].Kind == TokenKind.Word)
        {
            var word = tokens[i].In(text);
            if (Is(word, "every") || Is(word, "each"))
                return Every(text, tokens, i + 1, out low, out high, out end);
            // "once or twice a week".
            if (Is(word, "once") && Range(text, tokens, i + 1, out var twice) && Word(text, tokens, twice, "twice") && Times(text, tokens, twice, 2, twice + 1, out _, out high, out end) && high > 0)
            {
                low = high / 2;
                return true;
            }

            if (Is(word, "once") || Is(word, "twice") || Is(word, "thrice"))
                return Times(text, tokens, i, Is(word, "once") ? 1 : Is(word, "twice") ? 2 : 3, i + 1, out low, out high, out end);
            if (Is(word, "half") && Unhyphened(text, tokens, i + 1) is var unit && (Word(text, tokens, unit, "yearly") || Word(text, tokens, unit, "hourly")) && IsPeriod(text, tokens, unit, out var whole))
            {
                (low, high, end) = (2 / whole, 2 / whole, unit + 1);
                return true;
            }

            // "morning and night".
            if (Is(word, "morning") && Word(text, tokens, i + 1, "and") && (Word(text, tokens, i + 2, "night") || Word(text, tokens, i + 2, "evening")))
            {
                (low, high, end) = (2, 2, i + 3);
                return true;
            }

            // "The largest single dose" and "each single dose" tell how much, not how often.
            if (Is(word, "single") && Word(text, tokens, i + 1, "dose"))
            {
                end = i + 2;
                return i == 0 || tokens[i - 1].Kind != TokenKind.Word || !IsOfEveryDose(tokens[i - 1].In(text));
            }

            // "on alternate days".
            if (Is(word, "alternate") && IsPeriod(text, tokens, i + 1, out var skipped))
            {
                (low, high, end) = (0.5m / skipped, 0.5m / skipped, i + 2);
                return true;
            }

            if ((Is(word, "a") || Is(word, "per")) && i > 0 && IsPeriod(text, tokens, i + 1, out var days) && IsAmountBefore(text, tokens, i - 1))
            {
                // "no more than four a day" counts itself; "6 g a day" is once.
                var each = i > 1 && (Word(text, tokens, i - 2, "than") || Word(text, tokens, i - 2, "most") || Word(text, tokens, i - 2, "to")) && Amount(text, tokens, i - 1, out var bare, out _) && bare > 0 ? bare : 1;
                (low, high, end) = (each / days, each / days, i + 2);
                return true;
            }

            if (PerDay.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var perDay) && !(Is(word, "od") && char.IsLower(text[tokens[i].Start]) && i == 0))
            {
                (low, high) = (perDay, perDay);
                // "BD to QDS".
                if (Range(text, tokens, i + 1, out var to) && to < tokens.Length && PerDay.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[to].In(text), out var upTo) && upTo > perDay)
                    (high, end) = (upTo, to + 1);
                return true;
            }

            // "60 mg in 24 hours".
            if ((Is(word, "in") || Is(word, "over") || Is(word, "per")) && i > 0 && Amount(text, tokens, i + 1, out var hours, out var afterHours) && hours == 24 && IsPeriod(text, tokens, afterHours, out var hour) && hour < 0.1m && IsDoseEnd(text, tokens, i - 1))
            {
                (low, high, end) = (1, 1, afterHours + 1);
                return true;
            }

            // "at night" and "at bedtime" say when and so how often.
            if (Is(word, "at") && (Word(text, tokens, i + 1, "night") || Word(text, tokens, i + 1, "bedtime")))
            {
                (low, high, end) = (1, 1, i + 2);
                return true;
            }

            // "q8h" reads as one word.
            if (word.Length is >= 3 and <= 5 && word[0] is 'q' or 'Q' && word[^1] is 'h' or 'H' && decimal.TryParse(word[1..^1], System.Globalization.CultureInfo.InvariantCulture, out var interval) && interval > 0)
            {
                (low, high) = (24 / interval, 24 / interval);
                return true;
            }
        }

        if (!Amount(text, tokens, i, out var count, out var next))
            return false;
        var upper = count;
        if (Range(text, tokens, next, out var after) && Amount(text, tokens, after, out var second, out var afterSecond) && second > count)
            (upper, next) = (second, afterSecond);
        if (count <= 0)
            return false;
        // "80 mg/kg/day in 2 doses".
        if (Word(text, tokens, next, "doses") && i > 1 && (Word(text, tokens, i - 1, "in") || Word(text, tokens, i - 1, "into") || Word(text, tokens, i - 1, "as")) && (Word(text, tokens, i - 2, "day") || Word(text, tokens, i - 2, "daily")))
        {
            (low, high, end) = (count, upper, next + 1);
            return true;
        }

        var counted = Unhyphened(text, tokens, next);
        if (Word(text, tokens, counted, "times") || Word(text, tokens, next, "doses"))
        {
            if (!Times(text, tokens, i, count, counted + 1, out low, out high, out end) || low == 0)
                return false;
            high = low / count * upper;
            return true;
        }

        // "8-hourly", "six hourly".
        if (IsPeriod(text, tokens, counted, out var period) && tokens[counted].In(text).EndsWith("ly", StringComparison.OrdinalIgnoreCase))
        {
            (low, high, end) = (1 / (upper * period), 1 / (count * period), counted + 1);
            return true;
        }

        // "in two divided doses".
        if (Word(text, tokens, next, "divided") && Word(text, tokens, next + 1, "doses"))
        {
            (low, high, end) = (count, upper, next + 2);
            return true;
        }

        if (count == 1 && Word(text, tokens, next, "dose"))
        {
            (low, high, end) = (0, 0, next + 1);
            return IsEndOfClause(text, tokens, next + 1);
        }

        return false;
    }

    /// <summary>"every 4 to 6 hours", "every other day", "each morning".</summary>
    private static bool Every(string text, Token[] tokens, int i, out decimal low, out decimal high, out int end)
    {
        (low, high, end) = (0, 0, i);
        if (IsQuarter(text, tokens, i))
        {
            (low, high, end) = (4m / 365.25m, 4m / 365.25m, i + 1);
            return true;
        }

        if (IsPeriod(text, tokens, i, out var days))
        {
            (low, high, end) = (1 / days, 1 / days, i + 1);
            return true;
        }

        if ((Word(text, tokens, i, "other") || Word(text, tokens, i, "second")) && IsPeriod(text, tokens, i + 1, out days))
        {
            (low, high, end) = (0.5m / days, 0.5m / days, i + 2);
            return true;
        }

        decimal count;
        int next;
        if (Word(text, tokens, i, "few") || !Amount(text, tokens, i, out count, out next))
            return false;
        var upper = count;
        if (Range(text, tokens, next, out var after) && Amount(text, tokens, after, out var second, out var afterSecond) && second > count)
            (upper, next) = (second, afterSecond);
        if (count <= 0 || !IsPeriod(text, tokens, next, out days))
            return false;
        (low, high, end) = (1 / (upper * days), 1 / (count * days), next + 1);
        return true;
    }

    /// <summary>"… times a day", "once weekly", "twice-daily", "twice in 24 hours"; "once" alone after a dose is a single dose.</summary>
    private static bool Times(string text, Token[] tokens, int first, decimal count, int i, out decimal low, out decimal high, out int end)
    {
        (low, high, end) = (0, 0, i);
        var k = Unhyphened(text, tokens, i);
        if (k < tokens.Length && tokens[k].Kind == TokenKind.Word && PerDay.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[k].In(text), out var perDay) && tokens[k].Length > 3)
        {
            (low, high, end) = (count * perDay, count * perDay, k + 1);
            return true;
        }

        if (Word(text, tokens, k, "a") || Word(text, tokens, k, "per") || Word(text, tokens, k, "each") || Word(text, tokens, k, "every") || Word(text, tokens, k, "at"))
        {
            var period = Unhyphened(text, tokens, k + 1);
            if (IsQuarter(text, tokens, period))
            {
                (low, high, end) = (count * 4m / 365.25m, count * 4m / 365.25m, period + 1);
                return true;
            }

            if (IsPeriod(text, tokens, period, out var days))
            {
                (low, high, end) = (count / days, count / days, period + 1);
                return true;
            }
        }

        if (Word(text, tokens, i, "in") && Amount(text, tokens, i + 1, out var hours, out var next) && hours > 0 && IsPeriod(text, tokens, next, out var each))
        {
            (low, high, end) = (count / (hours * each), count / (hours * each), next + 1);
            return true;
        }

        return count == 1 && Word(text, tokens, first, "once") && first > 0 && IsDoseEnd(text, tokens, first - 1) && !BeginsClause(text, tokens, first + 1);
    }

    /// <summary>"Once the child is born", "once pain has settled": a subject and soon its verb, so that "once" says when.</summary>
    private static bool BeginsClause(string text, Token[] tokens, int i)
    {
        for (var k = i + 1; k < Math.Min(tokens.Length, i + LongestSubject) && tokens[k].Kind == TokenKind.Word; k++)
        {
            if (tokens[k].In(text) is "is" or "are" or "has" or "have" or "was" or "were" or "can" or "falls" or "rises" or "reaches" or "starts" or "begins" or "settles" or "improves" or "drops" or "clears" or "stops" or "comes" or "goes" or "returns" or "becomes")
                return true;
        }

        return i < tokens.Length && tokens[i].Kind == TokenKind.Word && tokens[i].In(text) is "he" or "she" or "it" or "they" or "you" or "we";
    }

    private static bool IsDoseEnd(string text, Token[] tokens, int i) =>
        tokens[i].Kind == TokenKind.Word && tokens[i].In(text) is "mg" or "g" or "mcg" or "ml" or "mL" or "micrograms" or "units" or "orally" or "mouth" or "intravenously" or "intramuscularly" or "IV" or "IM" or "dose" or "given" or "tablet";

    private static bool IsAmountBefore(string text, Token[] tokens, int i)
    {
        if (tokens[i].Kind == TokenKind.Number)
            return true;
        if (tokens[i].Kind != TokenKind.Word || NumberContextWord(tokens[i].In(text)))
            return false;
        for (var k = i; k >= Math.Max(0, i - 3); k--)
        {
            if (tokens[k].Kind == TokenKind.Number || Amount(text, tokens, k, out _, out _) || Word(text, tokens, k, "few") || Word(text, tokens, k, "several"))
                return true;
        }

        return false;
    }

    private static bool IsOfEveryDose(ReadOnlySpan<char> word) => word is "largest" or "maximum" or "highest" or "smallest" or "biggest" or "each" or "every" or "any";

    private static bool NumberContextWord(ReadOnlySpan<char> word) => word is "for" or "in" or "within" or "after" or "than" or "about" or "over" or "of" or "until" or "by" or "to" or "lasts";

    private static bool Amount(string text, Token[] tokens, int i, out decimal value, out int next)
    {
        (value, next) = (0, i + 1);
        if (i >= tokens.Length)
            return false;
        if (tokens[i].Kind == TokenKind.Number)
            return decimal.TryParse(tokens[i].In(text), System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out value);
        return tokens[i].Kind == TokenKind.Word && tokens[i].Length >= 3 && NumberWords.Read(text, tokens[i].Start, out value, out var unit, out var end) && unit is null && end <= tokens[i].End;
    }

    private static bool Range(string text, Token[] tokens, int i, out int after)
    {
        after = i;
        if (IsMark(text, tokens, after, '-') && Word(text, tokens, after + 1, "to"))
            after++;
        if (!IsMark(text, tokens, after, '-') && !IsMark(text, tokens, after, '–') && !Word(text, tokens, after, "to") && !Word(text, tokens, after, "or"))
            return false;
        after++;
        return true;
    }

    /// <summary>"Each quarter" is of a year, unless it says of what it is ("every quarter of an hour", "each quarter tablet").</summary>
    private static bool IsQuarter(string text, Token[] tokens, int i) =>
        Word(text, tokens, i, "quarter") && (i + 1 >= tokens.Length || tokens[i + 1].Kind != TokenKind.Word || tokens[i + 1].In(text) is "for" or "and" or "or" or "until" or "with" or "from" or "in" or "while" or "once" or "thereafter" or "after" or "at" or "by" or "then" or "instead" or "if" or "when");

    private static bool IsPeriod(string text, Token[] tokens, int i, out decimal days)
    {
        days = 0;
        return i < tokens.Length && tokens[i].Kind == TokenKind.Word && Days.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[i].In(text), out days);
    }

    /// <summary>The place behind a hyphen that joins two words ("twice-daily", "three-times-a-day").</summary>
    private static int Unhyphened(string text, Token[] tokens, int i) => IsMark(text, tokens, i, '-') ? i + 1 : i;

    private static bool IsEndOfClause(string text, Token[] tokens, int i) => i >= tokens.Length || tokens[i].Kind is TokenKind.Mark or TokenKind.LineEnd || tokens[i].In(text) is "only";

    private static bool Word(string text, Token[] tokens, int i, string word) => i < tokens.Length && tokens[i].Kind == TokenKind.Word && Is(tokens[i].In(text), word);

    private static bool IsMark(string text, Token[] tokens, int i, char mark) => i < tokens.Length && tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] == mark;

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
