using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>"Flights are allowed from week 4": a numbered day, week or month that no fact holds.</summary>
internal static class NumberedDays
{
    private const int Most = 400;

    public static string? Unknown(Statement sentence, IReadOnlyList<Fact> facts)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("day" or "week" or "month") || !int.TryParse(tokens.Word(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is 0 or 1 or > Most)
                continue;
            if (!facts.Any(fact => fact.Statement.Numbers.Any(number => number.Value == value || number.Second == value || (number.High is { } high && number.Value <= value && value <= high))))
                return tokens.Word(i).ToString() + " " + value.ToString(CultureInfo.InvariantCulture);
        }

        return null;
    }
}
