namespace ClinicalAssistant.Guardrails;

/// <summary>Reads citation marks: <c>[1]</c>, <c>[1, 3]</c>, <c>[2-4]</c>.</summary>
internal static class Citations
{
    private const int LongestSpan = 20;

    /// <summary>The numbers cited, in order.</summary>
    public static IReadOnlyList<string> Read(string sentence)
    {
        List<string>? ids = null;
        for (var open = sentence.IndexOf('[', StringComparison.Ordinal); open >= 0; open = sentence.IndexOf('[', open + 1))
        {
            var close = sentence.IndexOf(']', open);
            if (close < 0)
                break;
            var inside = sentence.AsSpan(open + 1, close - open - 1);
            if (inside.Length is 0 or > 40 || !OnlyNumbers(inside))
                continue;
            foreach (var range in inside.SplitAny(',', ';'))
                Add(inside[range].Trim(), ids ??= []);
        }

        return ids is null ? [] : ids;
    }

    private static void Add(ReadOnlySpan<char> part, List<string> ids)
    {
        var dash = part.IndexOfAny('-', '–');
        if (dash > 0 && int.TryParse(part[..dash].Trim(), out var from) && int.TryParse(part[(dash + 1)..].Trim(), out var to) && to >= from && to - from <= LongestSpan)
        {
            for (var i = from; i <= to; i++)
                ids.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (part.Length > 0)
        {
            ids.Add(part.ToString());
        }
    }

    private static bool OnlyNumbers(ReadOnlySpan<char> inside)
    {
        foreach (var c in inside)
        {
            if (!char.IsAsciiDigit(c) && c is not (',' or ';' or ' ' or '-' or '–'))
                return false;
        }

        return true;
    }
}
