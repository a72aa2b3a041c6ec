using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A text cut into tokens with what the lexicons know of them, and what has been found in it so far.</summary>
internal sealed class Note
{
    private readonly NoteToken[] _tokens;
    private List<IdentifierSpan> _found = [];
    private readonly HashSet<int> _sure = [];
    private bool? _casual;
    private bool? _capitalNouns;

    public Note(string text, Lexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        (_tokens, Count) = NoteTokenizer.Read(text, lexicon);
        Capitals = MostlyCapitals();
        var (capitals, words) = (0, 0);
        foreach (ref readonly var token in _tokens.AsSpan(0, Count))
        {
            Senses |= token.Sense | token.Starts;
            capitals += token.IsCapital ? 1 : 0;
            words += token.IsWord ? 1 : 0;
        }

        // A single capital, as in an address of the web, does not count, unless the text begins with it.
        Small = capitals == 0 || capitals == 1 && words > 10 && !FirstWord().IsCapital;
    }

    public string Text { get; }

    public Lexicon Lexicon { get; }

    public int Count { get; }

    /// <summary>The text is written in capitals, so that a capital says nothing.</summary>
    public bool Capitals { get; }

    /// <summary>All senses that occur.</summary>
    public Sense Senses { get; }

    /// <summary>The text has no capital, or a stray one, so that a small letter says nothing.</summary>
    public bool Small { get; }

    /// <summary>Most sentences begin small, so that a name may be written small too.</summary>
    public bool Casual => _casual ??= Small || MostlySmall();

    /// <summary>The text is German, where every noun has a capital.</summary>
    public bool CapitalNouns => _capitalNouns ??= GermanWords() > 1;

    public IReadOnlyList<IdentifierSpan> Found => _found;

    public ref NoteToken this[int i] => ref _tokens[i];

    public bool Has(int i) => i >= 0 && i < Count;

    public ReadOnlySpan<char> Span(int i) => Has(i) ? Text.AsSpan(_tokens[i].Start, _tokens[i].Length) : default;

    public string Folded(int i) => WordFolding.Fold(Span(i));

    public char Char(int i) => Has(i) ? Text[_tokens[i].Start] : '\0';

    public bool Is(int i, Sense sense) => Has(i) && _tokens[i].Is(sense);

    /// <summary>A word whatever its case. Most tokens have another length, which is all that is looked at then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(int i, ReadOnlySpan<char> word) => Has(i) && _tokens[i].Length == word.Length && Reads(i, word);

    private bool Reads(int i, ReadOnlySpan<char> word)
    {
        var start = _tokens[i].Start;
        return (Text[start] | 0x20) == (word[0] | 0x20) | Text[start] > 127 && Text.AsSpan(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

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

    public int Integer(int i) => IsDigits(i) && _tokens[i].Length <= 8 ? Value(Span(i)) : -1;

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (10 * value) + (digit - '0');
        return value;
    }

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
    public void Redraw(Func<Note, List<IdentifierSpan>, List<IdentifierSpan>> drawn)
    {
        _found.Sort(static (one, other) => one.Start - other.Start);
        _found = drawn(this, _found);
        foreach (var span in _found)
            Protect(TokenAt(span.Start), TokenAt(span.End));
    }

    /// <summary>The letter of an escape stands there: "\n", "\u00e9", "\.br\".</summary>
    public bool IsEscaped(int at) => at > 0 && Text[at - 1] == '\\';

    public void Protect(int from, int to)
    {
        for (var i = Math.Max(from, 0); i < to && i < Count; i++)
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
        // Each step halves what is left whatever it finds, so that the processor need not guess.
        var low = 0;
        for (var left = Count; left > 0; left -= (left + 1) / 2)
        {
            var middle = low + ((left - 1) / 2);
            low = _tokens[middle].Start < offset ? middle + 1 : low;
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

    private NoteToken FirstWord()
    {
        var i = 0;
        while (i < Count && !_tokens[i].IsWord)
            i++;
        return i < Count ? _tokens[i] : default;
    }

    private int GermanWords()
    {
        var words = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_tokens[i].Shape == Shape.Lower && _tokens[i].Length is > 1 and < 7 && Span(i) is "und" or "der" or "die" or "mit" or "hat" or "wurde" or "nicht" or "wieder" or "aus" or "bei" or "seit" or "eine" or "zur" or "zum" or "vom" or "nach" or "keine" or "ohne")
                words++;
        }

        return words;
    }

    private bool MostlySmall()
    {
        var small = 0;
        var capital = 0;
        for (var i = 0; i < Count; i++)
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
        foreach (ref readonly var token in _tokens.AsSpan(0, Count))
        {
            if (token.Shape == Shape.Upper && token.Length > 3)
                upper++;
            else if (token.Shape is Shape.Lower or Shape.Title && token.Length > 3)
                other++;
        }

        return upper > 6 && upper > 4 * other;
    }
}
