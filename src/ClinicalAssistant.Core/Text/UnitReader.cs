using System.Text;

namespace ClinicalAssistant.Core;

/// <summary>Reads a unit that follows a number: "mg", "mg/kg/day", "mL per min", "mmol/L", "/min", "-year-old".</summary>
internal static class UnitReader
{
    /// <summary>The unit in normal form and where it ends, or null where none follows.</summary>
    public static string? Read(string text, int i, out int end)
    {
        end = i;
        var k = i;
        if (k < text.Length && (text[k] is ' ' or '-' or '\u00a0' or '\u202f' or '‑'))
            k++;
        var beforePower = k;
        k = SkipPower(text, k);
        string? unit = null;
        if (k < text.Length && text[k] == '/' && (k == i || k > beforePower))
        {
            unit = "";
        }
        else if (Atom(text, ref k) is { } first)
        {
            unit = first;
        }

        if (unit is null)
            return null;
        end = k;
        StringBuilder? whole = null;
        while (Divider(text, end, out var after))
        {
            k = after;
            while (k < text.Length && (char.IsAsciiDigit(text[k]) || text[k] is '.'))
                k++;
            var amount = text.AsSpan(after, k - after);
            if (k > after && k < text.Length && text[k] is ' ' or '\u00a0')
                k++;
            if (Atom(text, ref k) is not { } next)
                break;
            // "/1.73 m²" belongs to the unit and "/100 mL" is per decilitre; any other amount is a number of its own.
            if (amount is "100" && next == "mL")
                next = "dL";
            else if (amount is "24" && next == "h")
                next = "d";
            else if (amount is not ("" or "1" or "1.73"))
                break;
            (whole ??= new StringBuilder(unit)).Append('/').Append(next);
            end = k;
        }

        if (whole is null)
            return unit.Length == 0 ? null : unit;
        var result = whole.ToString();
        return result is "/min" or "{beat}/min" ? "bpm" : result;
    }

    private static bool Divider(string text, int i, out int after)
    {
        after = i;
        if (i < text.Length && text[i] is '/' or '·')
        {
            after = i + 1;
            return true;
        }

        foreach (var word in (ReadOnlySpan<string>)[" per ", " a ", " an ", " each "])
        {
            if (string.CompareOrdinal(text, i, word, 0, word.Length) == 0)
            {
                after = i + word.Length;
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes "x 10^9" and "×10⁹" before a unit such as "/L".</summary>
    private static int SkipPower(string text, int k)
    {
        if (k >= text.Length || text[k] is not ('x' or '×'))
            return k;
        var p = k + 1;
        while (p < text.Length && text[p] == ' ')
            p++;
        if (string.CompareOrdinal(text, p, "10", 0, 2) != 0)
            return k;
        p += 2;
        while (p < text.Length && (text[p] is '^' or '*' || char.IsAsciiDigit(text[p]) || text[p] is '⁹' or '⁶' or '³' or '¹' or '²' or '⁰'))
            p++;
        return p;
    }

    private static string? Atom(string text, ref int k)
    {
        if (k >= text.Length)
            return null;
        if (text[k] == '%')
        {
            k++;
            return "%";
        }

        var end = k;
        if (text[k] is '°' or 'º')
        {
            end = k + 1;
            if (end < text.Length && text[end] == ' ')
                end++;
            if (end < text.Length && char.ToUpperInvariant(text[end]) is 'C' or 'F' && (end + 1 >= text.Length || !char.IsLetter(text[end + 1])))
            {
                k = end + 1;
                return char.ToUpperInvariant(text[end]) == 'C' ? "Cel" : "[degF]";
            }

            k++;
            return "deg";
        }

        if (string.Compare(text, k, "per cent", 0, 8, StringComparison.OrdinalIgnoreCase) == 0)
        {
            k += 8;
            return "%";
        }

        while (end < text.Length && end - k < 16 && (char.IsLetter(text[end]) || text[end] is '²' || (end > k && text[end] == '2' && (text[k] is 'm' or 'c'))))
            end++;
        if (end == k || (end < text.Length && char.IsAsciiDigit(text[end])))
            return null;
        var word = text.AsSpan(k, end - k);
        // "C" and "F" alone are temperatures only in capitals; "in" or "a" are words.
        if (word is "C")
        {
            k = end;
            return "Cel";
        }

        if (word is "F")
        {
            k = end;
            return "[degF]";
        }

        if (word is "M" or "D" or "G" or "S" or "H" or "J" or "X")
            return null;
        var unit = ClinicalUnits.Find(word);
        if (unit is null)
            return null;
        k = end;
        return unit == "deg" ? Temperature(text, ref k) : unit;
    }

    /// <summary>"degrees Celsius", "degrees F"; other degrees are angles.</summary>
    private static string Temperature(string text, ref int k)
    {
        foreach (var (word, unit) in (ReadOnlySpan<(string, string)>)[(" Celsius", "Cel"), (" Fahrenheit", "[degF]"), (" C", "Cel"), (" F", "[degF]")])
        {
            if (string.Compare(text, k, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 && (k + word.Length >= text.Length || !char.IsLetter(text[k + word.Length])))
            {
                k += word.Length;
                return unit;
            }
        }

        return "deg";
    }
}
