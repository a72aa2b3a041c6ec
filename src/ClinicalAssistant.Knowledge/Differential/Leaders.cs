namespace ClinicalAssistant.Knowledge;

/// <summary>The conditions with the highest scores, best first; equal ones in the order of their ids.</summary>
internal static class Leaders
{
    /// <param name="conditions">The conditions, by number.</param>
    /// <param name="scores">Their scores; NaN leaves one out.</param>
    /// <param name="most">How many to give at most.</param>
    public static List<Candidate> Of(ConditionProfile[] conditions, double[] scores, int most)
    {
        var kept = new int[Math.Min(most, conditions.Length)];
        var count = 0;
        for (var i = 0; i < conditions.Length; i++)
        {
            if (double.IsNaN(scores[i]) || (count == kept.Length && !Precedes(i, kept[count - 1])))
                continue;
            var (low, high) = (0, count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Precedes(kept[middle], i))
                    low = middle + 1;
                else
                    high = middle;
            }

            if (count < kept.Length)
                count++;
            Array.Copy(kept, low, kept, low + 1, count - low - 1);
            kept[low] = i;
        }

        var leaders = new List<Candidate>(count);
        for (var i = 0; i < count; i++)
            leaders.Add(new Candidate(conditions[kept[i]], scores[kept[i]]));
        return leaders;

        bool Precedes(int one, int other) =>
            scores[one] != scores[other] ? scores[one] > scores[other] : string.CompareOrdinal(conditions[one].Condition.Id, conditions[other].Condition.Id) < 0;
    }
}
