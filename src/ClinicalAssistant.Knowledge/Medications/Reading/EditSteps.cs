namespace ClinicalAssistant.Knowledge;

/// <summary>Slips of the keyboard between two words: letters left out, added, changed or swapped with the next.</summary>
internal static class EditSteps
{
    /// <summary>How many slips there are, or <paramref name="most"/> + 1 where there are more.</summary>
    public static int Between(string a, string b, int most)
    {
        var (two, one, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            one[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var steps = Math.Min(Math.Min(one[j], row[j - 1]) + 1, one[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps = Math.Min(steps, two[j - 2] + 1);
                row[j] = steps;
                least = Math.Min(least, steps);
            }

            if (least > most)
                return most + 1;
            (two, one, row) = (one, row, two);
        }

        return Math.Min(one[b.Length], most + 1);
    }
}
