namespace ClinicalAssistant.Guardrails;

/// <summary>Cuts a long text into parts that the encoder can read as a whole: at the ends of sentences where there are any, else between words, else anywhere but within a character.</summary>
internal static class TextParts
{
    private const int Longest = 360;
    private const int Shortest = 60;

    /// <param name="text">The text.</param>
    /// <param name="fits">Whether a part can be read as a whole; one that cannot is halved, down to a single character.</param>
    public static IEnumerable<string> Of(string text, Func<string, bool> fits)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.Length - start <= Longest ? text.Length : Cut(text, start, start + Longest);
            foreach (var part in Halved(text[start..end], fits))
                yield return part;
            start = end;
        }
    }

    private static IEnumerable<string> Halved(string part, Func<string, bool> fits)
    {
        if (part.Length <= 1 || fits(part))
            return [part];
        var middle = Cut(part, 0, (part.Length / 2) + 1);
        return middle == part.Length ? [part] : [.. Halved(part[..middle], fits), .. Halved(part[middle..], fits)];
    }

    /// <summary>Where to cut between a part's start and a limit, after the start.</summary>
    private static int Cut(string text, int start, int limit)
    {
        for (var i = limit; i > start + Math.Min(Shortest, (limit - start) / 2); i--)
        {
            if (text[i - 1] is '\n' or '!' or '?' || (text[i - 1] == '.' && (i == text.Length || char.IsWhiteSpace(text[i]))))
                return i;
        }

        for (var i = limit; i > start + ((limit - start) / 2); i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
                return i;
        }

        return limit < text.Length && char.IsLowSurrogate(text[limit]) ? (limit - 1 > start ? limit - 1 : limit + 1) : limit;
    }
}
