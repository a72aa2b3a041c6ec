using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Figures of a sentence that are limits and no doses: "at most 4 g a day", "exceeding 300 mg", "4 g maximum", "above 50 kg".</summary>
internal static partial class StatedLimits
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;
    private const int Backstop = 120_000;
    private const string Word = @"\b(max(imum|imal)?|exceed\w*|more\ than|above|at\ most|no\ more|limit\w*)\b";

    /// <summary>The sentence without them, and whether one was that of a whole day.</summary>
    public static (string Text, bool IsCapped) Without(string sentence)
    {
        var isCapped = false;
        var text = OfPeople().Replace(sentence, " ");
        text = Before().Replace(text, Taken);
        text = After().Replace(text, Taken);
        return (text, isCapped);

        string Taken(Match match)
        {
            isCapped |= OfDay().IsMatch(match.ValueSpan);
            return " ";
        }
    }

    // Weights, ages and results bound who gets the dose, not the dose.
    [GeneratedRegex(Word + @"\s+(of\s+|than\s+)?\d[\d.,]*\s*(kg|kilo\w*|years?|yrs?|yo|months?|weeks?|%|ml/min\S*|points?|mmol\S*|mmhg)", Plain, Backstop)]
    private static partial Regex OfPeople();

    // "4 g a day maximum", "4 g is the daily limit"
    [GeneratedRegex(@"\d[\d.,]*\s*(m?c?g|\u00b5g|grams?|milligrams?|micrograms?|units?|ml|tablets?|doses?)\b(\s*(/|per|an?|in|every)?\s*(24|day|daily|d|hours?|h|dose)\b)*[\s(]*((is|are|being|as)\s+)?((above|over|beyond|more\ than)\s+)?((the|an?|absolute|usual|recommended|daily|adult)\s+)*(max(imum)?|limit)\b\.?", Plain, Backstop)]
    private static partial Regex Before();

    // From the word to the end of its clause, where it governs a figure and no other order comes between.
    [GeneratedRegex(Word + @"((?!\b((and|then|so|but)\s+(then\s+)?(take|use|continue|increase)|give|giving|start|prescribe)\b)[^;()\n,.]|[.,](?=\d)|(?<=\bmax)\.)*", Plain, Backstop)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(day|daily|24|od)\b", Plain, Backstop)]
    private static partial Regex OfDay();
}
