namespace ClinicalAssistant.Cli.Running;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest candidate by edit distance, or null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var given = word.Trim('-', '/').ToLowerInvariant();
        var ranked = candidates
            .Select(name => (name, plain: name.Trim('-', '/').ToLowerInvariant()))
            .Select(one => (one.name, distance: one.plain.StartsWith(given, StringComparison.Ordinal) && given.Length > 1 ? 0 : Distance(given, one.plain)))
            .OrderBy(one => one.distance)
            .ToList();
        return ranked.Count > 0 && ranked[0].distance <= (given.Length < 4 ? 1 : Math.Max(2, given.Length / 3)) ? ranked[0].name : null;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
