namespace ClinicalAssistant.Knowledge;

/// <summary>Picks the highest scores; of equal ones the first.</summary>
internal static class TopScores
{
    public static int[] Of(ReadOnlySpan<double> scores, int count)
    {
        // The worst kept is at the front.
        var kept = new PriorityQueue<int, (double Score, int Number)>(Comparer<(double Score, int Number)>.Create(static (one, other) =>
            one.Score.CompareTo(other.Score) is var order and not 0 ? order : other.Number.CompareTo(one.Number)));
        for (var i = 0; i < scores.Length; i++)
        {
            if (kept.Count < count)
                kept.Enqueue(i, (scores[i], i));
            else if (kept.TryPeek(out _, out var worst) && scores[i] > worst.Score)
                kept.DequeueEnqueue(i, (scores[i], i));
        }

        var top = new int[kept.Count];
        for (var i = top.Length - 1; i >= 0; i--)
            top[i] = kept.Dequeue();
        return top;
    }
}
