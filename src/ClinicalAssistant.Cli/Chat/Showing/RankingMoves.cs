using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>What a new finding changed in the ranking, in one line.</summary>
internal static class RankingMoves
{
    private const int Shown = 5;

    public static string Between(Differential before, Differential after)
    {
        var places = before.Ranking.ToDictionary(condition => condition.Id, condition => condition.Rank, StringComparer.Ordinal);
        var moves = after.Ranking.Take(Shown)
            .Where(condition => !places.TryGetValue(condition.Id, out var place) || place != condition.Rank)
            .Select(condition => string.Create(CultureInfo.InvariantCulture, $"{condition.Name} {(places.TryGetValue(condition.Id, out var place) ? place.ToString(CultureInfo.InvariantCulture) : "-")} to {condition.Rank}"))
            .ToList();
        return moves.Count == 0 ? "The first five stay as they were." : "Moved: " + string.Join("; ", moves) + ".";
    }
}
