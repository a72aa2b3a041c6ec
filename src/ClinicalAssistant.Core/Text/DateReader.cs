namespace ClinicalAssistant.Core;

/// <summary>Finds dates ("3 March", "March 3rd", "March 2024", "14/8/2024", "2026-03-02"), years and times of day ("14:00").</summary>
public static class DateReader
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] FullMonths = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The dates in order of their place.</summary>
    public static IReadOnlyList<TextDate> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, Tokenizer.Read(text));
    }

    /// <summary>As <see cref="Read(string)"/>, with the text's own tokens at hand.</summary>
    public static IReadOnlyList<TextDate> Read(string text, Token[] tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        List<TextDate>? found = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Joined(text, tokens, i, out var first))
                (found ??= []).Add(first);
            if (tokens[i].Kind == TokenKind.Number ? AtNumber(text, tokens, i, out var date, out var end) : AtMonth(text, tokens, i, out date, out end))
            {
                (found ??= []).Add(date);
                i = end - 1;
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>"4 and 6 April", "4–6 April": the first day takes the month of the second.</summary>
    private static bool Joined(string text, Token[] tokens, int i, out TextDate date)
    {
        date = default;
        if (tokens[i].Kind != TokenKind.Number || Whole(text, tokens, i) is not (>= 1 and <= 31 and var day) || tokens[i].Length > 2 || i + 3 >= tokens.Length)
            return false;
        if (!(Is(text, tokens, i + 1, "and") || Is(text, tokens, i + 1, "to") || Is(text, tokens, i + 1, "-") || Is(text, tokens, i + 1, "–") || Is(text, tokens, i + 1, ",")))
            return false;
        if (tokens[i + 2].Kind != TokenKind.Number || !AtNumber(text, tokens, i + 2, out var second, out _) || second.Day == 0 || second.Month == 0)
            return false;
        date = Make(tokens, i, i + 1, day, second.Month, second.Year);
        return true;
    }

    private static bool AtNumber(string text, Token[] tokens, int i, out TextDate date, out int end)
    {
        (date, end) = (default, i + 1);
        var value = Whole(text, tokens, i);
        if (value < 0 || (i > 0 && tokens[i - 1].End == tokens[i].Start && text[tokens[i - 1].Start] is '/' or ':' or '-' or '['))
            return false;
        if (Mark(text, tokens, i + 1, ':') && tokens[i].Length <= 2 && value < 24 && Whole(text, tokens, i + 2) is >= 0 and < 60 and var minute && tokens[i + 2].Length == 2)
        {
            end = i + 3;
            date = Make(tokens, i, end, 0, 0, 0, (value * 60) + minute);
            return true;
        }

        if (tokens[i].Length == 4 && Mark(text, tokens, i + 1, '-') && Whole(text, tokens, i + 2) is >= 1 and <= 12 and var isoMonth && Mark(text, tokens, i + 3, '-') && Whole(text, tokens, i + 4) is >= 1 and <= 31 and var isoDay)
        {
            end = i + 5;
            date = Make(tokens, i, end, isoDay, isoMonth, value);
            return true;
        }

        if (value is >= 1 and <= 31 && tokens[i].Length <= 2)
        {
            var at = i + 1;
            if (at < tokens.Length && tokens[at].Start == tokens[i].End && tokens[at].In(text) is "st" or "nd" or "rd" or "th")
                at++;
            if (Is(text, tokens, at, "of"))
                at++;
            if (MonthAt(text, tokens, at) is > 0 and var month)
            {
                end = at + 1;
                var year = YearAt(text, tokens, end, out var afterYear);
                end = year > 0 ? afterYear : end;
                date = Make(tokens, i, end, value, month, year);
                return true;
            }

            if (Mark(text, tokens, i + 1, '/') && Whole(text, tokens, i + 2) is >= 1 and <= 31 and var second && Mark(text, tokens, i + 3, '/') && Whole(text, tokens, i + 4) is > 0 and var last)
            {
                end = i + 5;
                date = second <= 12 ? Make(tokens, i, end, value, second, last < 100 ? 2000 + last : last) : Make(tokens, i, end, second, value, last < 100 ? 2000 + last : last);
                return true;
            }
        }

        if (tokens[i].Length == 4 && value is >= 1900 and <= 2099 && !IsMeasured(text, tokens, i))
        {
            date = Make(tokens, i, end, 0, 0, value);
            return true;
        }

        return false;
    }

    private static bool AtMonth(string text, Token[] tokens, int i, out TextDate date, out int end)
    {
        (date, end) = (default, i + 1);
        var month = MonthAt(text, tokens, i);
        if (month > 0 && YearAt(text, tokens, i + 1, out var behind) is > 0 and var whole)
        {
            (date, end) = (Make(tokens, i, behind, 0, month, whole), behind);
            return true;
        }

        if (month == 0 || Whole(text, tokens, i + 1) is not (>= 1 and <= 31) || tokens[i + 1].Length > 2)
            return false;
        var day = Whole(text, tokens, i + 1);
        end = i + 2;
        if (end < tokens.Length && tokens[end].Start == tokens[i + 1].End && tokens[end].In(text) is "st" or "nd" or "rd" or "th")
            end++;
        var year = YearAt(text, tokens, end, out var afterYear);
        end = year > 0 ? afterYear : end;
        date = Make(tokens, i, end, day, month, year);
        return true;
    }

    private static TextDate Make(Token[] tokens, int first, int end, int day, int month, int year, int minute = -1) =>
        new() { Start = tokens[first].Start, End = tokens[end - 1].End, Day = day, Month = month, Year = year, Minute = minute };

    private static int YearAt(string text, Token[] tokens, int i, out int end)
    {
        var at = Mark(text, tokens, i, ',') ? i + 1 : i;
        end = at + 1;
        return Whole(text, tokens, at) is >= 1900 and <= 2099 and var year ? year : 0;
    }

    /// <summary>A unit, a decimal or a thousands comma shows that four digits are no year.</summary>
    private static bool IsMeasured(string text, Token[] tokens, int i) =>
        UnitReader.Read(text, tokens[i].End, out _) is not null || (i > 0 && tokens[i - 1].Kind == TokenKind.Mark && text[tokens[i - 1].Start] is '<' or '>' or '=' or '≥' or '≤');

    private static int MonthAt(string text, Token[] tokens, int i)
    {
        if (i >= tokens.Length || tokens[i].Kind != TokenKind.Word || tokens[i].Length < 3 || !char.IsUpper(text[tokens[i].Start]))
            return 0;
        var word = tokens[i].In(text);
        for (var m = 0; m < 12; m++)
        {
            if (word.Equals(FullMonths[m], StringComparison.OrdinalIgnoreCase) || word.Equals(Months[m], StringComparison.OrdinalIgnoreCase) || (m == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase)))
                return m + 1;
        }

        return 0;
    }

    private static int Whole(string text, Token[] tokens, int i) =>
        i < tokens.Length && tokens[i].Kind == TokenKind.Number && int.TryParse(tokens[i].In(text), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : -1;

    private static bool Mark(string text, Token[] tokens, int i, char mark) => i < tokens.Length && tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] == mark && tokens[i].Start == tokens[i - 1].End;

    private static bool Is(string text, Token[] tokens, int i, string word) => i < tokens.Length && tokens[i].In(text).Equals(word, StringComparison.OrdinalIgnoreCase);
}
