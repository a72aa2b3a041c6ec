using System.Globalization;

namespace ClinicalAssistant.Core;

/// <summary>
/// Finds the numbers of a clinical text with their units. Citation marks, list ordinals, calendar years, codes and numbers that are part of
/// a name (B12, type 2, COVID-19) are not numbers. Numbers in words are read too ("twenty-four", "half an hour", "one in ten"); one without
/// a unit has no clinical meaning of its own.
/// </summary>
public static class NumberReader
{
    /// <summary>The numbers in order of their place.</summary>
    public static IReadOnlyList<TextNumber> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TextNumber>? found = null;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i = AtDigit(text, i, ref found);
            }
            else if (char.IsLetter(c))
            {
                var end = i + 1;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
                    end++;
                if (end - i <= 10 && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && NumberWords.Read(text, i, out var value, out var unit, out var wordEnd))
                    end = Math.Max(end, AtWord(text, i, value, unit, wordEnd, ref found));

                // A number glued to letters (B12, T2, COVID-19) belongs to the name.
                i = end;
            }
            else
            {
                i++;
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>Whether two stated numbers mean the same amount: equal values in one unit, or equal after conversion by a factor.</summary>
    public static bool SameAmount(decimal value, string? unit, decimal otherValue, string? otherUnit)
    {
        if (string.Equals(unit, otherUnit, StringComparison.Ordinal))
            return value == otherValue;
        if (unit is null || otherUnit is null)
            return false;
        var (baseUnit, scale) = ClinicalUnits.ToBase(unit);
        var (otherBase, otherScale) = ClinicalUnits.ToBase(otherUnit);
        if (!string.Equals(baseUnit, otherBase, StringComparison.Ordinal) || Math.Abs(value) > 1_000_000_000m || Math.Abs(otherValue) > 1_000_000_000m)
            return false;
        var a = value * scale;
        var b = otherValue * otherScale;
        return Math.Abs(a - b) <= Math.Max(Math.Abs(a), Math.Abs(b)) * 0.000001m;
    }

    /// <summary>Whether two units measure the same thing up to a factor (mg and g, g/dL and g/L).</summary>
    public static bool SameDimension(string unit, string other)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(ClinicalUnits.ToBase(unit).Unit, ClinicalUnits.ToBase(other).Unit, StringComparison.Ordinal);
    }

    /// <summary>How many of another unit one unit is (1,000 for g and mg), or null where they do not measure the same thing up to a factor.</summary>
    public static decimal? Ratio(string unit, string other)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(other);
        var (baseUnit, scale) = ClinicalUnits.ToBase(unit);
        var (otherBase, otherScale) = ClinicalUnits.ToBase(other);
        return otherScale > 0 && string.Equals(baseUnit, otherBase, StringComparison.Ordinal) ? scale / otherScale : null;
    }

    private static int AtDigit(string text, int i, ref List<TextNumber>? found)
    {
        var start = i;
        if (!TryNumber(text, ref i, out var value))
            return SkipRun(text, i);
        if (NumberContext.IsName(text, start, i))
            return SkipRun(text, i);

        decimal? high = null;
        decimal? second = null;
        var firstUnit = UnitReader.Read(text, i, out var firstUnitEnd);
        var afterFirst = firstUnit is null ? i : firstUnitEnd;
        var k = afterFirst;
        if (NumberContext.RangeSign(text, start, ref k) && TryAmount(text, ref k, out var upper) && upper > value)
        {
            high = upper;
            i = k;
        }
        else if (firstUnit is null && OneIn(text, value, ref k, i) is { } share)
        {
            (found ??= []).Add(new TextNumber { Start = start, End = k, Value = share, Unit = "%", HasClinicalMeaning = true });
            return k;
        }
        else if (firstUnit is null && PairSign(text, i, value) is var sign and > 0)
        {
            k = i + sign;
            if (TryNumber(text, ref k, out var lower))
            {
                if (k < text.Length && text[k] == '/')
                    return SkipRun(text, k);
                second = lower;
                i = k;
            }
        }

        var unit = high is null && second is null ? firstUnit : UnitReader.Read(text, i, out firstUnitEnd) ?? (high is null ? null : firstUnit);
        var end = unit is null ? i : Math.Max(i, firstUnitEnd);
        if (unit is not null && AndAHalf(text, ref end))
            value += 0.5m;
        var comparison = NumberContext.Comparison(text, start, out var from);
        if (unit is null && second is null && comparison is null && NumberContext.IsOrdinalOrYear(text, start, i, value, high))
            return SkipRun(text, i);
        var meaning = unit is not null || second is not null || comparison is not null || value != decimal.Truncate(value) || NumberContext.FollowsMeasure(text, start);
        // "day 4": a place in time, no amount to act on.
        if (unit is null && second is null && comparison is null && NumberContext.UnitBefore(text, start) is { } before)
            (unit, meaning) = (before, false);
        // "3y 4m": years and months.
        if (unit == "m" && found is [.., { Unit: "a" } years] && start - years.End <= 2)
            unit = "mo";
        (found ??= []).Add(new TextNumber
        {
            Start = from,
            End = end,
            Value = value,
            High = high,
            Second = second,
            Unit = unit,
            Comparison = comparison,
            HasClinicalMeaning = meaning,
        });
        return end;
    }

    private static int AtWord(string text, int start, decimal value, string? unit, int end, ref List<TextNumber>? found)
    {
        decimal? high = null;
        if (unit is null)
        {
            var k = end < text.Length - 1 && text[end] == '-' && text[end + 1] == ' ' ? end + 1 : end;
            if (OneIn(text, value, ref k, end) is { } share)
                (value, unit, end) = (share, "%", k);
            else if (NumberContext.RangeSign(text, start, ref k) && TryAmount(text, ref k, out var upper) && upper > value)
                (high, end) = (upper, k);
        }

        if (unit is null && UnitReader.Read(text, end, out var unitEnd) is { } read && read != "{time}")
        {
            (unit, end) = (read, unitEnd);
        }

        if (unit is not null && AndAHalf(text, ref end))
            value += 0.5m;

        if (unit is not null || value != 1 || high is not null)
            (found ??= []).Add(new TextNumber { Start = start, End = end, Value = value, High = high, Unit = unit, HasClinicalMeaning = unit is not null });
        return end;
    }

    /// <summary>A number in digits or in words.</summary>
    private static bool TryAmount(string text, ref int k, out decimal value)
    {
        value = 0;
        if (k >= text.Length)
            return false;
        if (char.IsAsciiDigit(text[k]))
            return TryNumber(text, ref k, out value);
        if (!NumberWords.Read(text, k, out value, out var unit, out var end) || unit is not null)
            return false;
        k = end;
        return true;
    }

    /// <summary>"1 in 100", "one in a hundred": the share in per cent.</summary>
    private static decimal? OneIn(string text, decimal value, ref int k, int after)
    {
        if (value is < 1 or > 9 || string.CompareOrdinal(text, after, " in ", 0, 4) != 0)
            return null;
        var at = after + 4;
        if (!TryAmount(text, ref at, out var all) || all < 5 || all <= value || UnitReader.Read(text, at, out _) is not null || IsYear(text, after + 4, at, all))
            return null;
        k = at;
        return value * 100 / all;
    }

    /// <summary>"She had one in 2024": a year, unless people or cases follow.</summary>
    private static bool IsYear(string text, int start, int end, decimal value) =>
        end - start == 4 && value is >= 1950 and < 2050 && value % 100 != 0 && !(end + 1 < text.Length && text[end] == ' ' && (text.AsSpan(end + 1).StartsWith("people") || text.AsSpan(end + 1).StartsWith("patients") || text.AsSpan(end + 1).StartsWith("births")));

    /// <summary>How long the sign of a pair is: "120/80", "120 over 80".</summary>
    private static int PairSign(string text, int i, decimal value)
    {
        if (i + 1 < text.Length && text[i] == '/' && char.IsAsciiDigit(text[i + 1]))
            return 1;
        return value is >= 50 and <= 300 && string.CompareOrdinal(text, i, " over ", 0, 6) == 0 && i + 6 < text.Length && char.IsAsciiDigit(text[i + 6]) ? 6 : 0;
    }

    private static bool AndAHalf(string text, ref int end)
    {
        if (string.CompareOrdinal(text, end, " and a half", 0, 11) != 0)
            return false;
        end += 11;
        return true;
    }

    private static bool TryNumber(string text, ref int i, out decimal value)
    {
        var start = i;
        Span<char> digits = stackalloc char[24];
        var length = 0;
        var point = false;
        while (i < text.Length)
        {
            var c = text[i];
            var nextIsDigit = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (char.IsAsciiDigit(c))
            {
                if (length < digits.Length)
                    digits[length++] = c;
            }
            else if (c is '.' or '·' && !point && nextIsDigit)
            {
                point = true;
                if (length < digits.Length)
                    digits[length++] = '.';
            }
            else if (!(c is ',' or '\u202f' or '\u00a0' && !point && nextIsDigit && IsThousand(text, i)) && !(c == ' ' && !point && nextIsDigit && IsThousand(text, i) && text.AsSpan(i + 1, 3) is "000"))
            {
                break;
            }

            i++;
        }

        value = 0;
        return length <= 15 && i > start && decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsThousand(string text, int comma) =>
        comma + 3 < text.Length && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3]) && (comma + 4 >= text.Length || !char.IsAsciiDigit(text[comma + 4]));

    private static int SkipRun(string text, int i)
    {
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '/' or '-' or '.' or ':' && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
            i++;
        return i;
    }
}
