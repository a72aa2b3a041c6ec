using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Reads a formula that a sentence states in signs or words: "BMI = weight in kg divided by height in metres squared", "anion gap = sodium − (chloride +
/// bicarbonate)". A sentence that is no formula, one with a sign that is not known, or one beyond the bounds of a formula, gives none: the text may be
/// a caller's, of any length.
/// </summary>
internal ref struct FormulaReader
{
    /// <summary>Characters of a text that may be a formula.</summary>
    public const int Longest = 300;

    /// <summary>Operands of a formula.</summary>
    public const int MostOperands = 8;

    /// <summary>Brackets open at once.</summary>
    public const int Deepest = 8;

    private static readonly string[] Opening = ["=", " is calculated as ", " equals ", " is the ", " is "];
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _open;
    private int _operands;
    private char _sign;

    private FormulaReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The formula, or null.</summary>
    public static Formula? Read(string text)
    {
        if (text.Length > Longest)
            return null;
        foreach (var sign in Opening)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var reader = new FormulaReader(text.AsSpan(at + sign.Length));
            if (reader.Sum() is { } term && reader.IsAtEnd && term is FormulaTerm.Pair && term.Operands.Any())
                return new Formula(Name(text.AsSpan(0, at)), term);
            if (sign == "=")
                return null;
        }

        return null;
    }

    /// <summary>The words before the sign, of the same clause.</summary>
    private static string Name(ReadOnlySpan<char> before) => before[(before.LastIndexOfAny(".;:,") + 1)..].Trim().ToString();

    private bool IsAtEnd
    {
        get
        {
            Skip();
            return _at >= _text.Length || _text[_at] is '.' or ',' or ';' or ':' || Stops(Word(_at));
        }
    }

    private FormulaTerm? Sum()
    {
        var left = Product();
        while (left is not null && (Sign("+", "plus", '+') || Sign("−", "minus", '−') || Sign("-", "less", '−') || Sign("–", "less", '−')))
        {
            var sign = _sign;
            left = Product() is { } right ? new FormulaTerm.Pair(left!, sign, right) : null;
        }

        return left;
    }

    private FormulaTerm? Product()
    {
        var left = Factor();
        while (left is not null && (Sign("×", "times", '×') || Sign("*", "multiplied by", '×') || Sign("x ", "x", '×') || Sign("÷", "divided by", '÷') || Sign("/", "over", '÷')))
        {
            var sign = _sign;
            left = Factor() is { } right ? new FormulaTerm.Pair(left, sign, right) : null;
        }

        return left;
    }

    private FormulaTerm? Factor()
    {
        Skip();
        if (_at >= _text.Length)
            return null;
        FormulaTerm? term;
        if (_text[_at] is '(' or '[')
        {
            if (++_open > Deepest)
                return null;
            _at++;
            term = Sum();
            _open--;
            Skip();
            if (term is null || _at >= _text.Length || _text[_at] is not (')' or ']'))
                return null;
            _at++;
        }
        else if (char.IsAsciiDigit(_text[_at]))
        {
            var from = _at;
            while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] is '.' or ',' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))))
                _at++;
            if (!decimal.TryParse(_text[from.._at], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
                return null;
            term = new FormulaTerm.Constant(value);
        }
        else
        {
            term = Named();
        }

        Skip();
        if (term is not null && _at < _text.Length && (_text[_at] == '²' || Word(_at) is "squared"))
        {
            _at += _text[_at] == '²' ? 1 : "squared".Length;
            term = new FormulaTerm.Square(term);
        }

        return term;
    }

    /// <summary>Words up to the next sign; "in kg" and "(kg)" are the unit.</summary>
    private FormulaTerm.Operand? Named()
    {
        var from = _at;
        var end = _at;
        string? unit = null;
        while (_at < _text.Length)
        {
            Skip();
            if (_at >= _text.Length)
                break;
            if (_text[_at] == '(' && end > from && _text[_at..].IndexOf(')') is var close and > 0 && Unit(_text.Slice(_at + 1, close - 1)) is { } bracketed)
            {
                unit = bracketed;
                _at += close + 1;
                continue;
            }

            if (!char.IsLetter(_text[_at]))
                break;
            var word = Word(_at);
            if (word is "plus" or "minus" or "times" or "multiplied" or "divided" or "squared" or "x" or "less" or "over" || Stops(word))
                break;
            if (word is "in" && end > from && Unit(Word(SkipFrom(_at + 2))) is { } said)
            {
                unit = said;
                _at = SkipFrom(_at + 2) + Word(SkipFrom(_at + 2)).Length;
                continue;
            }

            _at += word.Length;
            end = _at;
        }

        return end > from && ++_operands <= MostOperands ? new FormulaTerm.Operand(_text[from..end].ToString(), unit) : null;
    }

    private bool Sign(string mark, string word, char sign)
    {
        Skip();
        var rest = _text[Math.Min(_at, _text.Length)..];
        var length = rest.StartsWith(mark, StringComparison.Ordinal) ? mark.Length : rest.StartsWith(word, StringComparison.Ordinal) && (rest.Length == word.Length || !char.IsLetter(rest[word.Length])) ? word.Length : 0;
        if (length == 0)
            return false;
        _at += length;
        _sign = sign;
        return true;
    }

    private static bool Stops(ReadOnlySpan<char> word) => word is "where" or "if" or "when" or "with" or "using" or "then" or "which" or "and" or "or";

    private static string? Unit(ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 16 && NumberReader.Read("1 " + word.ToString().Replace("metre", "m", StringComparison.Ordinal).Replace("ms", "m", StringComparison.Ordinal)) is [{ Unit: { } unit }] ? unit : null;

    private readonly ReadOnlySpan<char> Word(int from)
    {
        var end = from;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '\'' or '’' || (_text[end] == '-' && end > from && end + 1 < _text.Length && char.IsLetter(_text[end + 1]))) && _text[end] != '²')
            end++;
        return _text[from..end];
    }

    private readonly int SkipFrom(int from)
    {
        while (from < _text.Length && _text[from] == ' ')
            from++;
        return Math.Min(from, _text.Length);
    }

    private void Skip() => _at = SkipFrom(_at);
}
