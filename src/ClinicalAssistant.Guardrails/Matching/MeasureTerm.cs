using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>A named measure beyond a bound ("BP below 90"): the name, then a number within a few words.</summary>
internal sealed record MeasureTerm(IReadOnlyList<string> Names, decimal? Below, decimal? Above, decimal Lowest, decimal Highest)
{
    private const int Reach = 5;

    public int NameGroup { get; init; }

    public int Group { get; init; }

    /// <summary>Adds a hit for every measure that lies beyond the bound. Numbers outside the plausible range are something else.</summary>
    public void Find(TermHits hits, Tokens tokens)
    {
        for (var index = hits.First(NameGroup); index >= 0; index = hits[index].Next)
        {
            var hit = hits[index];
            for (var i = hit.End; i < tokens.Count && i < hit.End + Reach; i++)
            {
                var word = tokens.Word(i);
                if (!char.IsAsciiDigit(word[0]))
                    continue;
                if (decimal.TryParse(word.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= Lowest && value <= Highest
                    && ((Below is { } below && value < below) || (Above is { } above && value > above)))
                    hits.Add(Group, hit.Start, i + 1);
                break;
            }
        }
    }
}
