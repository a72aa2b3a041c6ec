using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A text cut into tokens with what the lexicons know of them, and what has been found in it so far.</summary>
internal sealed class Note
{
    private readonly NoteToken[] _tokens;
    private readonly List<IdentifierSpan> _found = [];
    private readonly HashSet<int> _sure = [];
    private bool? _casual;
    private bool? _capitalNouns;

    public Note(string text, Lexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        _tokens = NoteTokenizer.Read(text, lexicon);
        Capitals = MostlyCapitals();
        var (capitals, words) = (0, 0);
        foreach (var token in _tokens)
        {
            Senses |= token.Sense | token.Starts;
            capitals += token.IsCapital ? 1 : 0;
            words += token.IsWord ? 1 : 0;
        }

        // A single capital, as in an address of the web, does not count, unless the text begins with it.
        Small = capitals == 0 || capitals == 1 && words > 10 && !Array.Find(_tokens, token => token.IsWord).IsCapital;
    }

    public string Text { get; }

    public Lexicon Lexicon { get; }

    public int Count => _tokens.Length;

    /// <summary>The text is written in capitals, so that a capital says nothing.</summary>
    public bool Capitals { get; }

    /// <summary>All senses that occur.</summary>
    public Sense Senses { get; }

    /// <summary>The text has no capital, or a stray one, so that a small letter says nothing.</summary>
    public bool Small { get; }

    /// <summary>Most sentences begin small, so that a name may be written small too.</summary>
    public bool Casual => _casual ??= Small || MostlySmall();

    /// <summary>The text is German, where every noun has a capital.</summary>
    public bool CapitalNouns => _capitalNouns ??= Array.FindAll(_tokens, token => token.Shape == Shape.Lower && token.Length is > 1 and < 7 && Text.AsSpan(token.Start, token.Length) is "und" or "der" or "die" or "mit" or "hat" or "wurde" or "nicht" or "wieder" or "aus" or "bei" or "seit" or "eine" or "zur" or "zum" or "vom" or "nach" or "keine" or "ohne").Length > 1;

    public IReadOnlyList<IdentifierSpan> Found => _found;

    public ref NoteToken this[int i] => ref _tokens[i];

    public bool Has(int i) => i >= 0 && i < _tokens.Length;

    public ReadOnlySpan<char> Span(int i) => Has(i) ? Text.AsSpan(_tokens[i].Start, _tokens[i].Length) : default;

    public string Folded(int i) => WordFolding.Fold(Span(i));

    public char Char(int i) => Has(i) ? Text[_tokens[i].Start] : '\0';

    public bool Is(int i, Sense sense) => Has(i) && _tokens[i].Is(sense);

    public bool Is(int i, ReadOnlySpan<char> word) => Span(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(int i, char mark) => Has(i) && _tokens[i].Shape == Shape.Mark && Text[_tokens[i].Start] == mark;

    public bool IsDigits(int i) => Has(i) && _tokens[i].Shape == Shape.Digits;

    public bool IsDigits(int i, int length) => IsDigits(i) && _tokens[i].Length == length;

    public bool IsWord(int i) => Has(i) && _tokens[i].IsWord;

    public bool IsLineEnd(int i) => !Has(i) || _tokens[i].Shape == Shape.LineEnd;

    public bool IsFree(int i) => Has(i) && !_tokens[i].Taken && !_tokens[i].Term;

    /// <summary>No white space stands between it and the token before.</summary>
    public bool IsGlued(int i) => Has(i) && i > 0 && !_tokens[i].Spaced && _tokens[i].Shape != Shape.LineEnd && _tokens[i - 1].Shape != Shape.LineEnd;

    /// <summary>A wide gap, as between the fields of a form, stands before it.</summary>
    public bool IsGap(int i) => Has(i) && i > 0 && _tokens[i].Start - _tokens[i - 1].End > 1;

    /// <summary>Where a sentence, a line or a quotation may begin: a capital there is no sign.</summary>
    public bool StartsSentence(int i)
    {
        var before = i - 1;
        while (before >= 0 && _tokens[before].Shape == Shape.Mark && Char(before) is '"' or '(' or '\'' or '*' or '-' or '\u2022' or '\u201c' or '>' or '#' or '[')
            before--;
        if (before < 0 || _tokens[before].Shape == Shape.LineEnd)
            return true;
        if (Char(before) == '.' && before > 0)
            return !_tokens[before - 1].Is(Sense.Title) && _tokens[before - 1].Shape != Shape.Initial;
        return Char(before) is '!' or '?' or ':' or ';' or '|';
    }

    /// <summary>The nearest token before that is a word, on the same line, over marks that join (none if something else stands between).</summary>
    public int WordBefore(int i)
    {
        var before = i - 1;
        while (before >= 0 && _tokens[before].Shape == Shape.Mark && Char(before) is '.' or ':' or ',' or '(' or '"' or '#' or '=' or '*')
            before--;
        return before >= 0 && _tokens[before].IsWord ? before : -1;
    }

    public int Integer(int i) => IsDigits(i) && _tokens[i].Length <= 8 ? int.Parse(Span(i), System.Globalization.CultureInfo.InvariantCulture) : -1;

    /// <summary>Takes the tokens from <paramref name="from"/> up to <paramref name="to"/> as an identifier, unless one of them is taken.</summary>
    public bool Take(IdentifierType type, int from, int to)
    {
        if (from >= to || AnyTaken(from, to))
            return false;
        if (type == IdentifierType.Name && EndsInitial(from, to))
            to++;
        var start = _tokens[from].Start;
        var end = _tokens[to - 1].End;
        for (var i = from; i < to; i++)
            _tokens[i].Taken = true;
        _found.Add(new IdentifierSpan(type, start, end, Text[start..end]));
        return true;
    }

    /// <summary>Takes identifiers back: their words stand.</summary>
    public void Release(IReadOnlySet<IdentifierSpan> spans)
    {
        _found.RemoveAll(spans.Contains);
        foreach (var span in spans)
        {
            for (var i = TokenAt(span.Start); i < TokenAt(span.End); i++)
                _tokens[i].Taken = false;
        }
    }

    /// <summary>What has been found so far is known and not guessed: the tagger may not take it back.</summary>
    public void MakeSure()
    {
        foreach (var span in _found)
            _sure.Add(span.Start);
    }

    /// <summary>Whether what was found from this offset on is known.</summary>
    public bool IsSure(int start) => _sure.Contains(start);

    // The full stop of a last initial belongs to the name where no sentence ends with it: "Tonya R., nurse", "J.K."
    private bool EndsInitial(int from, int to)
    {
        if (_tokens[to - 1].Length != 1 || !_tokens[to - 1].IsWord || !IsMark(to, '.') || !IsGlued(to) || !IsFree(to))
            return false;
        if (to - from > 2 && IsMark(to - 2, '.') && IsGlued(to - 1))
            return true;
        return (to > from + 1 || from > 0 && _tokens[from - 1].Taken) && Has(to + 1) && _tokens[to + 1].Shape is Shape.Mark or Shape.Lower;
    }

    /// <summary>Puts what was found in the order of the text, with other extents.</summary>
    public void Redraw(Func<IReadOnlyList<IdentifierSpan>, IEnumerable<IdentifierSpan>> drawn)
    {
        _found.Sort((one, other) => one.Start - other.Start);
        IdentifierSpan[] spans = [.. drawn(_found)];
        _found.Clear();
        _found.AddRange(spans);
        foreach (var span in spans)
            Protect(TokenAt(span.Start), TokenAt(span.End));
    }

    /// <summary>The letter of an escape stands there: "\n", "\u00e9", "\.br\".</summary>
    public bool IsEscaped(int at) => at > 0 && Text[at - 1] == '\\';

    public void Protect(int from, int to)
    {
        for (var i = Math.Max(from, 0); i < to && i < _tokens.Length; i++)
            _tokens[i].Taken = true;
    }

    public bool AnyTaken(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens[i].Taken)
                return true;
        }

        return false;
    }

    /// <summary>The first token that begins at or after an offset.</summary>
    public int TokenAt(int offset)
    {
        var low = 0;
        var high = _tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The end of a run of letters, digits and joining marks without white space.</summary>
    public int ChunkEnd(int from)
    {
        var end = from + 1;
        while (Has(end) && IsGlued(end) && (_tokens[end].Shape >= Shape.Digits || (Char(end) is '-' or '/' or '_' or '.' && IsGlued(end + 1) && _tokens[end + 1].Shape >= Shape.Digits)))
            end++;
        return end;
    }

    private bool MostlySmall()
    {
        var small = 0;
        var capital = 0;
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (!_tokens[i].IsWord || !StartsSentence(i))
                continue;
            if (_tokens[i].Shape == Shape.Lower)
                small++;
            else if (_tokens[i].Shape == Shape.Title)
                capital++;
        }

        return small > 2 && small > 2 * capital;
    }

    private bool MostlyCapitals()
    {
        var upper = 0;
        var other = 0;
        foreach (var token in _tokens)
        {
            if (token.Shape == Shape.Upper && token.Length > 3)
                upper++;
            else if (token.Shape is Shape.Lower or Shape.Title && token.Length > 3)
                other++;
        }

        return upper > 6 && upper > 4 * other;
    }
}
