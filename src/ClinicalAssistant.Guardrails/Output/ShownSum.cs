using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Working that a sentence shows ("4 × 80 × 25 = 8,000", "31 − 12 is 19"), read from left to right with products before sums.</summary>
internal static class ShownSum
{
    /// <summary>Whether the number is the result of the working before it, and that is right as far as the number is rounded.</summary>
    public static bool IsRight(Statement sentence, TextNumber number, decimal value)
    {
        var at = -1;
        for (var i = 0; i < sentence.Numbers.Count; i++)
            at = sentence.Numbers[i].Start == number.Start ? i : at;
        if (at >= 0 && IsWorkedBehind(sentence, at, value))
            return true;
        if (at < 2 || !IsEquals(Between(sentence, at - 1)))
            return false;
        var first = at - 1;
        // "1,000 plus 8 × 50 = 400": the working of the number may begin after a sign that joins it to what stands before.
        while (first > 0 && Sign(Between(sentence, first - 1)) != '\0')
        {
            first--;
            if (Worked(sentence, first, at - 1) is { } result && result > 0 && decimal.Round(result, value.Scale, MidpointRounding.AwayFromZero) == value)
                return true;
        }

        return false;
    }

    /// <summary>"6.25 mg/kg (400 mg ÷ 64 kg)": the working stands in brackets behind the number.</summary>
    private static bool IsWorkedBehind(Statement sentence, int at, decimal value)
    {
        if (at + 2 >= sentence.Numbers.Count || sentence.Text.AsSpan(sentence.Numbers[at].End, sentence.Numbers[at + 1].Start - sentence.Numbers[at].End).Trim() is not "(")
            return false;
        var last = at + 1;
        while (last + 1 < sentence.Numbers.Count && Sign(Between(sentence, last)) != '\0')
            last++;
        return last > at + 1 && sentence.Text.AsSpan(sentence.Numbers[last].End).TrimStart().StartsWith(")")
            && Worked(sentence, at + 1, last) is { } result && result > 0 && decimal.Round(result, value.Scale, MidpointRounding.AwayFromZero) == value;
    }

    /// <summary>Whether it shows working that comes out right.</summary>
    public static bool IsShown(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (IsRight(sentence, number, number.Value))
                return true;
        }

        return false;
    }

    /// <summary>What the numbers from the first to the last come to, or null where they are too large.</summary>
    private static decimal? Worked(Statement sentence, int first, int last)
    {
        decimal sum = 0, product = Operand(sentence, first);
        for (var i = first + 1; i <= last; i++)
        {
            var operand = Operand(sentence, i);
            if (Math.Abs(product) > 1_000_000 || operand is <= 0 or > 1_000_000)
                return null;
            switch (Sign(Between(sentence, i - 1)))
            {
                case '×':
                    product *= operand;
                    break;
                case '÷':
                    product /= operand;
                    break;
                case '+':
                    (sum, product) = (sum + product, operand);
                    break;
                default:
                    (sum, product) = (sum + product, -operand);
                    break;
            }
        }

        return sum + product;
    }

    private static decimal Operand(Statement sentence, int i)
    {
        var number = sentence.Numbers[i];
        return number.End < sentence.Text.Length && sentence.Text[number.End] == '²' && number.Value < 10_000 ? number.Value * number.Value : number.Value;
    }

    /// <summary>What stands between a number and the next.</summary>
    private static ReadOnlySpan<char> Between(Statement sentence, int i) =>
        sentence.Numbers[i].End < sentence.Numbers[i + 1].Start ? sentence.Text.AsSpan(sentence.Numbers[i].End, sentence.Numbers[i + 1].Start - sentence.Numbers[i].End).Trim().TrimStart('²').Trim("() ") : [];

    private static char Sign(ReadOnlySpan<char> between) => between switch
    {
        "+" or "plus" => '+',
        "-" or "−" or "–" or "minus" => '-',
        "×" or "x" or "*" or "times" or "multiplied by" => '×',
        "÷" or "/" or "divided by" or "over" => '÷',
        _ => '\0',
    };

    private static bool IsEquals(ReadOnlySpan<char> between) => between is "=" or "≈" or "is" or "are" or "gives" or "makes" or "equals" or "comes to" or "→" or "= about" or "which gives" or "which is" or "that is" or ", i.e." or "leaves"
        or "so" or ", so" or "makes up" or "make" or "making" or ", making" or "giving" or ", giving" or ", which makes" or ", which is" or ", that is" or ", a total of" or ", in all" or ", together";
}
