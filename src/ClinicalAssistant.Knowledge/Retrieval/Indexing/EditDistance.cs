namespace ClinicalAssistant.Knowledge;

/// <summary>Optimal string alignment: letters put in, left out, changed, or two neighbours exchanged count one each.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or -1 where it is beyond <paramref name="most"/>.</summary>
    public static int Within(string one, string other, int most)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        Span<int> next = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                next[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
                return -1;
            row.CopyTo(before);
            next.CopyTo(row);
        }

        return row[other.Length] <= most ? row[other.Length] : -1;
    }
}
