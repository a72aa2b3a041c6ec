using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A quantity, date or choice that a question names in words ("height 5 ft 7 in", "FiO2 0.4", "LMP 2024-03-01", "ascites: slight").</summary>
internal static class StatedValue
{
    private const int WordsOfValue = 4;

    private static readonly string[] Between = [":", "=", "is", "was", "of", "at"];

    /// <summary>The value, or null where the text does not name it, names it with two different values, or speaks of a relative, a doubt or a condition.</summary>
    public static CalculatorValue? Find(string text, CalculatorInput input, ContextMap context)
    {
        CalculatorValue? found = null;
        foreach (var name in Names(input))
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + name.Length;
                if (!IsName(text, at, end, name) || (context.At(at, end) & (ContextSense.Family | ContextSense.Uncertain | ContextSense.Hypothetical | ContextSense.Negated)) != 0 || Behind(text, end, input, name.Length == 1) is not { } value)
                    continue;
                if (found is not null && found != value)
                    return null;
                found = value;
            }
        }

        return found;
    }

    private static IEnumerable<string> Names(CalculatorInput input) =>
        (input.Kind == InputKind.YesNo ? [] : input.QuestionWords).Append(input.Name.Replace('_', ' ')).Append(input.Label.Split('(')[0].Trim()).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A whole word; a single letter may stand between digits (E3V4M5).</summary>
    private static bool IsName(string text, int start, int end, string name)
    {
        var before = start == 0 || !(name.Length == 1 ? char.IsLetter(text[start - 1]) : char.IsLetterOrDigit(text[start - 1]));
        return before && end < text.Length && (name.Length == 1 ? char.IsAsciiDigit(text[end]) : !char.IsLetterOrDigit(text[end]));
    }

    private static CalculatorValue? Behind(string text, int at, CalculatorInput input, bool single)
    {
        at = Skip(text, at);
        if (input.Kind == InputKind.Choice && single && at < text.Length && text[at] - '1' is >= 0 and var place && place < input.Choices.Count)
            return CalculatorValue.Of(input.Choices[place]); // E3 V4 M5: the digit counts the choices from 1.
        if (input.Kind == InputKind.Choice)
            return input.Choices.Where(choice => Follows(text, at, choice)).OrderByDescending(choice => choice.Length).Select(CalculatorValue.Of).FirstOrDefault();
        if (at >= text.Length || !char.IsAsciiDigit(text[at]))
            return null;
        var ends = Ends(text, at);
        for (var i = ends.Count - 1; i >= 0; i--)
        {
            if (CalculatorInputs.ValueOf(input, text[at..ends[i]].TrimEnd('.', '?', '!')) is { } value)
                return value;
        }

        return null;
    }

    private static bool Follows(string text, int at, string choice) =>
        string.Compare(text, at, choice, 0, choice.Length, StringComparison.OrdinalIgnoreCase) == 0 && (at + choice.Length == text.Length || !char.IsLetterOrDigit(text[at + choice.Length]));

    private static int Skip(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var word = Array.Find(Between, between => string.Compare(text, at, between, 0, between.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (!char.IsLetter(between[0]) || (at + between.Length < text.Length && text[at + between.Length] == ' ')));
            if (word is null)
                break;
            at += word.Length;
        }

        return at;
    }

    /// <summary>Where the value may end: after each of its first words, but not beyond a comma, semicolon, bracket or line end.</summary>
    private static List<int> Ends(string text, int at)
    {
        var ends = new List<int>();
        for (var i = at; i <= text.Length && ends.Count < WordsOfValue; i++)
        {
            var stop = i == text.Length || text[i] is ';' or '(' or ')' or '\n' or '\r' || (text[i] == ',' && (i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1])));
            var digitsEnd = i > at && i < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsLetter(text[i]);
            if (stop || digitsEnd || text[i] == ' ')
                ends.Add(i);
            if (stop)
                break;
        }

        return ends;
    }
}
