using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What the words of a question say of a calculator's inputs, where no finding of the pack says it.</summary>
internal sealed partial class QuestionStatement(string text)
{
    private readonly ContextMap _context = ContextScope.Read(text);

    /// <summary>Yes, no, or null where the question does not say, doubts it, speaks of a relative, or says both.</summary>
    public bool? Says(CalculatorInput input)
    {
        bool? said = null;
        foreach (var word in input.QuestionWords.Count > 0 ? input.QuestionWords : input.RecordWords)
        {
            for (var at = Find(word, 0); at >= 0; at = Find(word, at + word.Length))
            {
                var sense = Sense(at, word);
                if ((sense & (ContextSense.Family | ContextSense.Uncertain | ContextSense.Hypothetical)) != 0 || IsException(input, at))
                    continue;
                var yes = (sense & ContextSense.Negated) == 0;
                if (said is { } before && before != yes)
                    return null;
                said = yes;
            }
        }

        return said;
    }

    /// <summary>A body weight that stands without its name ("72 kg"), or null; a dose per kg is none.</summary>
    public decimal? BareWeight() => Number(Weight());

    /// <summary>An age that stands without "old" ("50 years"), or null.</summary>
    public decimal? BareAge() => Number(Years());

    /// <summary>A quantity, date or choice that stands behind its name, or null.</summary>
    public CalculatorValue? Value(CalculatorInput input) => StatedValue.Find(text, input, _context);

    /// <summary>
    /// What the text says of the words. A negation may share their first word ("no signs of" DVT, "no previous" DVT), so that their last word
    /// tells; words that hold a negation themselves ("not walking") are negated from outside only.
    /// </summary>
    private ContextSense Sense(int at, string word)
    {
        var sense = _context.At(at, at + word.Length);
        return Negation().IsMatch(word) ? sense : sense | _context.At(at + word.LastIndexOf(' ') + 1, at + word.Length);
    }

    private decimal? Number(Regex pattern)
    {
        var matches = pattern.Matches(text);
        return matches.Count == 1 && decimal.TryParse(matches[0].Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private int Find(string word, int from)
    {
        for (var at = text.IndexOf(word, Math.Min(from, text.Length), StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }

    private bool IsException(CalculatorInput input, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        foreach (var exception in input.RecordExceptions)
        {
            if (before.EndsWith(exception, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:no|not|cannot|unable|without|absent|never)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negation();

    [GeneratedRegex(@"(?<![\d.])(\d{2,3}(?:\.\d{1,2})?)\s?kg\b(?!\s?/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weight();

    [GeneratedRegex(@"(?<![\d.])(\d{2,3})\s?(?:years|yrs)\b(?!\s+(?:ago|later|of|history|before|since|smok))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();
}
