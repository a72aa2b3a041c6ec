using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>A named measure beyond a bound ("BP below 90"): the name, then a number within a few words.</summary>
internal sealed record MeasureTerm(IReadOnlyList<string> Names, decimal? Below, decimal? Above, decimal Lowest, decimal Highest)
{
    private const int Reach = 5;

    public int NameGroup { get; init; }

    public List<int> Groups { get; init; } = [];

    /// <summary>The place of the name and its number where that lies beyond the bound. Numbers outside the plausible range are something else.</summary>
    public TermHits.Hit? Find(TermHits.Hit name, Tokens tokens)
    {
        for (var i = name.End; i < tokens.Count && i < name.End + Reach; i++)
        {
            var word = tokens.Word(i);
            if (!char.IsAsciiDigit(word[0]))
                continue;
            return decimal.TryParse(word.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= Lowest && value <= Highest
                && ((Below is { } below && value < below) || (Above is { } above && value > above))
                ? new TermHits.Hit(name.Start, i + 1)
                : null;
        }

        return null;
    }
}
