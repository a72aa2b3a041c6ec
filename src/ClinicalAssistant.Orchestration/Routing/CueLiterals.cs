namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>
/// Reads out of a pattern pieces of text (as <see cref="CueText"/> writes them) of which each match holds at least one. Knows what cues are written with: words, classes, groups,
/// alternatives, repetition, word boundaries; what it does not know it claims nothing of.
/// </summary>
internal sealed class CueLiterals
{
    private const int Most = 600;
    private const int LongestClass = 8;
    private readonly string _pattern;
    private int _at;

    private CueLiterals(string pattern) => _pattern = pattern;

    /// <summary>The pieces, or null where none are known.</summary>
    public static IReadOnlyList<string>? Of(string pattern)
    {
        var reader = new CueLiterals(pattern);
        try
        {
            var whole = reader.Alternatives();
            return reader._at == pattern.Length ? whole.Needed : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private bool Has(char c) => _at < _pattern.Length && _pattern[_at] == c;

    private bool Take(char c)
    {
        if (!Has(c))
            return false;
        _at++;
        return true;
    }

    private char Next() => _at < _pattern.Length ? _pattern[_at++] : throw new NotSupportedException();

    private CuePiece Alternatives()
    {
        var whole = Sequence();
        while (Take('|'))
            whole = whole.Or(Sequence(), Most);
        return whole;
    }

    private CuePiece Sequence()
    {
        var sequence = CuePiece.Nothing;
        while (_at < _pattern.Length && !Has('|') && !Has(')'))
            sequence = sequence.Then(Repeated(Atom()), Most);
        return sequence;
    }

    private CuePiece Repeated(CuePiece piece)
    {
        var repeated = piece;
        if (Take('?'))
            repeated = piece.Optional();
        else if (Take('*'))
            repeated = CuePiece.Anything;
        else if (Take('+'))
            repeated = piece.AtLeastOnce();
        else if (Take('{'))
            repeated = Digits() > 0 ? piece.AtLeastOnce() : CuePiece.Anything;
        else
            return piece;
        Take('?');
        return repeated;
    }

    /// <summary>The least number of a repetition; reads to its end.</summary>
    private int Digits()
    {
        var end = _pattern.IndexOf('}', _at);
        var numbers = end < 0 ? throw new NotSupportedException() : _pattern[_at..end];
        _at = end + 1;
        return int.TryParse(numbers.Split(',')[0], out var least) ? least : throw new NotSupportedException();
    }

    private CuePiece Atom()
    {
        var c = Next();
        switch (c)
        {
            case '(':
                if (Take('?') && !Take(':'))
                    throw new NotSupportedException();
                var group = Alternatives();
                return Take(')') ? group : throw new NotSupportedException();
            case '[':
                return Class();
            case '\\':
                return Escaped();
            case '.':
                return CuePiece.Anything;
            case '^' or '$':
                return CuePiece.Nothing;
            default:
                return Letter(c);
        }
    }

    private CuePiece Escaped() => Next() switch
    {
        'b' => CuePiece.Of([CueText.Boundary.ToString()]),
        'd' => CuePiece.Of(["0"]),
        's' or 't' or 'n' or 'r' or 'f' or 'v' => CuePiece.Of([" "]),
        'w' or 'W' or 'S' or 'D' => CuePiece.Anything,
        var c and not '_' when char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) => Letter(c),
        _ => throw new NotSupportedException(),
    };

    private CuePiece Class()
    {
        var any = Take('^');
        var held = new HashSet<string>(StringComparer.Ordinal);
        for (var first = true; first || !Has(']'); first = false)
        {
            var c = Next();
            if (c == '[')
                throw new NotSupportedException();
            if (c == '\\')
            {
                var piece = Escaped();
                any |= piece.Exact is null;
                held.UnionWith(piece.Exact ?? []);
                continue;
            }

            var last = c;
            if (Has('-') && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
            {
                _at++;
                last = Next();
                if (last is '\\' or '[' || last < c || !char.IsAscii(last))
                    throw new NotSupportedException();
            }

            for (int each = c; each <= last; each++)
            {
                var piece = Letter((char)each);
                any |= piece.Exact is null;
                held.UnionWith(piece.Exact ?? []);
            }
        }

        _at++;
        // Within a class \b is a backspace.
        return held.Contains(CueText.Boundary.ToString()) ? throw new NotSupportedException() : any || held.Count > LongestClass ? CuePiece.Anything : CuePiece.Of([.. held]);
    }

    private static CuePiece Letter(char c) => char.IsAscii(c) && c >= ' ' ? CuePiece.Of([CueText.Fold(c).ToString()]) : CuePiece.Anything;
}
