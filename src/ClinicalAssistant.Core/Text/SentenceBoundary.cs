namespace ClinicalAssistant.Core;

/// <summary>
/// Decides where a sentence ends. Every decision looks a bounded way ahead and is put off while the text stops short of that, so that a
/// text read in pieces is cut exactly where the whole text is.
/// </summary>
internal static class SentenceBoundary
{
    private const int Longest = 2000;
    private const int LookAhead = 16;

    private enum Answer
    {
        No,
        Yes,
        NeedMore,
    }

    /// <summary>
    /// End of the sentence that begins at <paramref name="start"/>, or -1 where the text ends, or cannot be decided, before one.
    /// <paramref name="position"/> is where to go on looking once there is more text.
    /// </summary>
    public static int Next(string text, int start, ref int position)
    {
        for (var i = Math.Max(start, position); i < text.Length; i++)
        {
            var answer = Answer.No;
            var end = i + 1;
            var c = text[i];
            if (c is '.' or '?' or '!' or '…' or '。')
                answer = AtTerminator(text, start, i, out end);
            else if (c == '\n')
                answer = AtLineEnd(text, start, i, out end);
            else if (i - start >= Longest && char.IsWhiteSpace(c))
                answer = Answer.Yes;

            if (answer == Answer.NeedMore)
            {
                position = i;
                return -1;
            }

            if (answer == Answer.Yes)
            {
                position = end;
                return end;
            }
        }

        position = text.Length;
        return -1;
    }

    private static Answer AtTerminator(string text, int start, int i, out int end)
    {
        var j = i + 1;
        while (j < text.Length && (text[j] is '.' or '?' or '!' or '…' || IsCloser(text[j])))
            j++;
        var afterStop = j;
        end = j;
        switch (Citations(text, ref j))
        {
            case Answer.NeedMore:
                return Answer.NeedMore;
            case Answer.Yes:
                end = j;
                break;
        }

        if (end >= text.Length)
            return Answer.NeedMore;
        if (!char.IsWhiteSpace(text[end]) && !(end > afterStop && char.IsUpper(text[end])))
            return Answer.No;
        var next = SkipSpace(text, end, out var lines);
        if (next >= text.Length)
            return Answer.NeedMore;
        end = next;
        if (lines >= 2 || text[i] is not '.' || j > afterStop)
            return Answer.Yes;
        return AtFullStop(text, start, i, next, lines);
    }

    private static Answer AtFullStop(string text, int start, int stop, int next, int lines)
    {
        var wordStart = stop;
        while (wordStart > start && stop - wordStart < 24 && !char.IsWhiteSpace(text[wordStart - 1]) && text[wordStart - 1] is not ('(' or '[' or '/' or '"' or '“'))
            wordStart--;
        var word = text.AsSpan(wordStart, stop - wordStart);
        if (word.Length == 0)
            return Answer.Yes;
        if (IsOrdinal(text, start, wordStart, word))
            return Answer.No;
        var first = text[next];
        if (Abbreviations.NeverEnds(word))
            return lines > 0 && Markers.Starts(text, next) == true ? Answer.Yes : Answer.No;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return IsInitial(text, start, wordStart) && char.IsUpper(first) ? Answer.No : Answer.Yes;
        var abbreviation = word.Contains('.') || Abbreviations.MayEnd(word);
        if (char.IsLower(first))
        {
            if (!abbreviation)
                return Answer.Yes;
            // "eGFR", "pH", "mRNA" begin a sentence with a small letter.
            for (var k = next; k < next + LookAhead; k++)
            {
                if (k >= text.Length)
                    return Answer.NeedMore;
                if (char.IsUpper(text[k]))
                    return Answer.Yes;
                if (!char.IsLetter(text[k]))
                    return Answer.No;
            }

            return Answer.No;
        }

        return abbreviation && char.IsDigit(first) ? Answer.No : Answer.Yes;
    }

    private static Answer AtLineEnd(string text, int start, int i, out int end)
    {
        end = i + 1;
        var next = SkipSpace(text, i, out var lines);
        if (next >= text.Length)
            return Answer.NeedMore;
        end = next;
        if (lines >= 2)
            return Answer.Yes;
        var marker = Markers.Starts(text, next);
        if (marker is null)
            return Answer.NeedMore;
        if (marker.Value)
            return Answer.Yes;

        var lineStart = i;
        while (lineStart > start && text[lineStart - 1] != '\n')
            lineStart--;
        while (lineStart < i && char.IsWhiteSpace(text[lineStart]))
            lineStart++;
        var line = text.AsSpan(lineStart, i - lineStart).TrimEnd();
        if (line.Length == 0)
            return Answer.No;
        var indented = text[next - 1] is ' ' or '\t';
        if (line[0] is '#' or '|' || line[^1] == ':' || (Markers.Starts(line) && !indented))
            return Answer.Yes;
        // Short lines are lines of a note ("HR 110"); long ones are wrapped prose.
        return line.Length < 60 && (char.IsUpper(text[next]) || char.IsDigit(text[next])) && line[^1] is not (',' or ';' or '-' or '–')
            ? Answer.Yes
            : Answer.No;
    }

    /// <summary>Reads citation marks, each with at most one space before it. Yes where there was one, NeedMore where the text stops inside one.</summary>
    private static Answer Citations(string text, ref int j)
    {
        var found = Answer.No;
        while (true)
        {
            var k = j;
            if (k < text.Length && text[k] == ' ')
                k++;
            if (k >= text.Length)
                return found == Answer.Yes || k == j ? found : Answer.NeedMore;
            if (text[k] != '[')
                return found;
            var inside = k + 1;
            while (inside < text.Length && inside - k < LookAhead && (char.IsAsciiDigit(text[inside]) || text[inside] is ',' or ' ' or '-' or '–' or ';'))
                inside++;
            if (inside >= text.Length)
                return Answer.NeedMore;
            if (text[inside] != ']' || inside == k + 1)
                return found;
            j = inside + 1;
            if (j < text.Length && text[j] is '.')
                j++;
            found = Answer.Yes;
            if (j >= text.Length)
                return Answer.NeedMore;
        }
    }

    private static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or ')' or '»' or '*' or '_';

    private static int SkipSpace(string text, int i, out int lines)
    {
        lines = 0;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            if (text[i] == '\n')
                lines++;
            i++;
        }

        return i;
    }

    private static bool IsOrdinal(string text, int start, int wordStart, ReadOnlySpan<char> word)
    {
        if (word.Length > 3 || !(AllDigits(word) || (word.Length == 1 && char.IsLetter(word[0]))))
            return false;
        var k = wordStart - 1;
        while (k >= start && (text[k] is ' ' or '\t'))
            k--;
        return k < start || text[k] is '\n' or ':' or ';' or '#';
    }

    private static bool AllDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>An initial follows another initial, a title or a capitalised name; "hepatitis B." and "vitamin C." end a sentence.</summary>
    private static bool IsInitial(string text, int start, int letter)
    {
        var k = letter - 1;
        while (k >= start && (text[k] is ' ' or '\t'))
            k--;
        if (k < start || text[k] is '\n' or '.' or ',' or '(')
            return true;
        var end = k;
        while (k >= start && char.IsLetter(text[k]))
            k--;
        var word = text.AsSpan(k + 1, end - k);
        if (word is "by" or "with" or "from" or "and")
            return true;
        return end > k && char.IsUpper(text[k + 1]) && !Abbreviations.TakesLetter(word);
    }
}
