namespace ClinicalAssistant.Evals;

/// <summary>Edits between two texts: insertions, deletions and substitutions of UTF-16 code units.</summary>
internal static class Levenshtein
{
    public static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }

    /// <summary>1 for equal texts, 0 for texts that share nothing.</summary>
    public static double Similarity(string left, string right) =>
        Math.Max(left.Length, right.Length) is var longest and > 0 ? 1 - (Distance(left, right) / (double)longest) : 1;
}
