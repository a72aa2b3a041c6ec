using System.Globalization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads a straight-line expression in x with + - * / and parentheses.</summary>
internal sealed class LinearExpression
{
    private readonly string _text;
    private int _at;

    private LinearExpression(string text) => _text = text;

    /// <summary>The conversion, or null where the text is no such expression or does not depend on x.</summary>
    public static LinearConversion? Read(string text)
    {
        var reader = new LinearExpression(text.Replace(" ", "", StringComparison.Ordinal));
        var value = reader.Sum();
        return value is { } line && reader._at == reader._text.Length && line.Slope != 0m ? new LinearConversion(line.Slope, line.Offset) : null;
    }

    private (decimal Slope, decimal Offset)? Sum()
    {
        var left = Product();
        while (left is { } sum && Next is '+' or '-')
        {
            var sign = _text[_at++] == '+' ? 1m : -1m;
            if (Product() is not { } right)
                return null;
            left = (sum.Slope + (sign * right.Slope), sum.Offset + (sign * right.Offset));
        }

        return left;
    }

    private (decimal Slope, decimal Offset)? Product()
    {
        var left = Operand();
        while (left is { } product && Next is '*' or '/')
        {
            var divide = _text[_at++] == '/';
            if (Operand() is not { } right)
                return null;
            if (divide)
                left = right.Slope == 0m && right.Offset != 0m ? (product.Slope / right.Offset, product.Offset / right.Offset) : null;
            else if (right.Slope == 0m)
                left = (product.Slope * right.Offset, product.Offset * right.Offset);
            else
                left = product.Slope == 0m ? (product.Offset * right.Slope, product.Offset * right.Offset) : null;
        }

        return left;
    }

    private (decimal Slope, decimal Offset)? Operand()
    {
        if (Next == '(')
        {
            _at++;
            var inner = Sum();
            return Next == ')' && _at++ >= 0 ? inner : null;
        }

        if (Next == 'x')
        {
            _at++;
            return (1m, 0m);
        }

        var start = _at;
        while (Next is (>= '0' and <= '9') or '.')
            _at++;
        return decimal.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (0m, number) : null;
    }

    private char? Next => _at < _text.Length ? _text[_at] : null;
}
