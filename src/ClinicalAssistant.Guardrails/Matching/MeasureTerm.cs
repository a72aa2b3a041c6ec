using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>A named measure beyond a bound ("BP below 90"): the name, then a number within a few words.</summary>
internal sealed record MeasureTerm(IReadOnlyList<string> Names, decimal? Below, decimal? Above, decimal Lowest, decimal Highest)
{
    private const int Reach = 5;

    public int NameGroup { get; init; }

    public List<int> Groups { get; init; } = [];

    /// <summary>
    /// The place of the name and its number where that lies beyond the bound. Numbers outside the plausible range are something else (the time, the
    /// flow of oxygen) and are passed over, as far as the phrase goes and no other measure is named.
    /// </summary>
    /// <param name="name">Where the name stands.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="isName">Of each token, whether the name of a measure begins there.</param>
    public TermHits.Hit? Find(TermHits.Hit name, Tokens tokens, bool[] isName)
    {
        var passed = -1;
        for (var i = name.End; i < tokens.Count && i < name.End + Reach; i++)
        {
            if (passed >= 0 && (isName[i] || EndsPhrase(tokens, i)))
                return null;
            var word = tokens.Word(i);
            if (!char.IsAsciiDigit(word[0]))
                continue;
            if (IsClock(tokens, i) || (passed >= 0 && passed == i - 1 && IsJoined(tokens, i))
                || !decimal.TryParse(word.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value < Lowest || value > Highest)
            {
                passed = i;
                continue;
            }

            return ((Below is { } below && value < below) || (Above is { } above && value > above)) && (passed < 0 || IsReading(tokens, i)) ? new TermHits.Hit(name.Start, i + 1) : null;
        }

        return null;
    }

    // "14:30"
    private static bool IsClock(Tokens tokens, int i) =>
        i + 1 < tokens.Count && tokens[i].End - tokens[i].Start <= 2 && tokens[i + 1].Start == tokens[i].End + 1 && tokens.Text[tokens[i].End] == ':' && char.IsAsciiDigit(tokens.Text[tokens[i + 1].Start]);

    // The minutes of a time, the month of a date, the second of two pressures.
    private static bool IsJoined(Tokens tokens, int i) => tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Trim() is ":" or "/" or "-" or "." or "\u2013";

    private static bool EndsPhrase(Tokens tokens, int i) =>
        tokens[i].Sentence != tokens[i - 1].Sentence || tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).ContainsAny(',', ';', '\n');

    // A later number counts where it counts nothing else: no "45 minutes", no "88 year old", no "67M".
    private static bool IsReading(Tokens tokens, int i)
    {
        if (i + 1 >= tokens.Count || tokens[i + 1].Sentence != tokens[i].Sentence)
            return true;
        var between = tokens.Text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End).Trim();
        return between.Length > 0 ? !between.SequenceEqual("-") : tokens.Word(i + 1) is "%" or "percent" or "mmhg" or "bpm" or "on" or "and" or "with" or "now" or "but" or "despite" or "today";
    }
}
