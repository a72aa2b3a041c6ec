namespace ClinicalAssistant.Core;

/// <summary>Marks that begin a list item, a heading, a quotation or a table row.</summary>
internal static class Markers
{
    /// <summary>Whether a line that begins at <paramref name="i"/> begins with such a mark; null where the text stops before that is clear.</summary>
    public static bool? Starts(string text, int i)
    {
        var rest = text.AsSpan(i, Math.Min(5, text.Length - i));
        var length = Length(rest);
        return length > 0 ? true : length == 0 ? false : text.Length - i < 5 ? null : false;
    }

    /// <summary>Whether a whole line begins with such a mark.</summary>
    public static bool Starts(ReadOnlySpan<char> line) => Length(line[..Math.Min(5, line.Length)]) > 0;

    /// <summary>Length of the mark; 0 where there is none, -1 where more text is needed to tell.</summary>
    private static int Length(ReadOnlySpan<char> line)
    {
        if (line.Length == 0)
            return -1;
        if (line[0] is '#' or '|' or '•' or '◦' or '▪')
            return 1;
        if (line[0] is '-' or '*' or '–' or '—' or '+' or '>')
            return line.Length == 1 ? -1 : line[1] is ' ' or '\t' or '*' or '-' ? 1 : 0;
        var k = 0;
        while (k < line.Length && k < 3 && char.IsAsciiDigit(line[k]))
            k++;
        if (k == 0 && char.IsAsciiLetter(line[0]))
            k = 1;
        if (k == 0)
            return line[0] == '(' ? InBrackets(line) : 0;
        if (k >= line.Length)
            return -1;
        if (line[k] is not ('.' or ')'))
            return 0;
        // A capital and a full stop may be an initial.
        if (char.IsAsciiLetter(line[0]) && line[k] == '.')
            return 0;
        return k + 1 >= line.Length ? -1 : line[k + 1] is ' ' or '\t' ? k + 1 : 0;
    }

    private static int InBrackets(ReadOnlySpan<char> line)
    {
        var k = 1;
        while (k < line.Length && char.IsAsciiLetterOrDigit(line[k]))
            k++;
        return k >= line.Length ? (k > 3 ? 0 : -1) : line[k] == ')' && k > 1 && k <= 3 ? k : 0;
    }
}
