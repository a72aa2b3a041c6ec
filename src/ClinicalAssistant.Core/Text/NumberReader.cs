using System.Globalization;

namespace ClinicalAssistant.Core;

/// <summary>
/// Finds the numbers of a clinical text with their units. Citation marks, list ordinals, calendar years, codes and numbers that are part of
/// a name (B12, type 2, COVID-19) are not numbers. "one" to "twelve" are read where a unit follows.
/// </summary>
public static class NumberReader
{
    private static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

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
                if (end - i <= 6 && WordValue(text.AsSpan(i, end - i)) is { } value && UnitReader.Read(text, end, out var unitEnd) is { } unit && unit != "{time}")
                {
                    (found ??= []).Add(new TextNumber { Start = i, End = unitEnd, Value = value, Unit = unit, HasClinicalMeaning = true });
                    end = unitEnd;
                }

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
        if (NumberContext.RangeSign(text, ref k) && k < text.Length && char.IsAsciiDigit(text[k]) && TryNumber(text, ref k, out var upper) && upper > value)
        {
            high = upper;
            i = k;
        }
        else if (firstUnit is null && i < text.Length && text[i] == '/' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
        {
            k = i + 1;
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
        var comparison = NumberContext.Comparison(text, start, out var from);
        if (unit is null && second is null && comparison is null && NumberContext.IsOrdinalOrYear(text, start, i, value, high))
            return SkipRun(text, i);
        var meaning = unit is not null || second is not null || comparison is not null || value != decimal.Truncate(value) || NumberContext.FollowsMeasure(text, start);
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
            else if (!(c is ',' or '\u202f' or '\u00a0' && !point && nextIsDigit && IsThousand(text, i)))
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

    private static decimal? WordValue(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < Words.Length; i++)
        {
            if (word.Equals(Words[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }
}
