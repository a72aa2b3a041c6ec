using System.Runtime.Intrinsics;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sums of the weights of all units that a decision is due on, before the first decision: the table of weights is larger than the near caches, and look-ups overlap where none
/// waits for a decision. What a decision beside a unit changes is summed again.
/// </summary>
internal sealed class TagScores
{
    private const int Batch = 2048;
    private readonly Note _note;
    private readonly TagWeights _weights;
    private readonly Score[] _scores;

    public TagScores(Note note, Span<TagUnit> units, TagWeights weights)
    {
        (_note, _weights) = (note, weights);
        var count = 0;
        foreach (ref var unit in units)
            unit.Score = unit.Open ? count++ : -1;
        _scores = new Score[count];
        Span<int> buckets = stackalloc int[Batch];
        for (var i = 0; i < units.Length;)
        {
            var (first, written) = (i, 0);
            for (; i < units.Length && written + TagFeatures.Most <= Batch; i++)
            {
                if (units[i].Score < 0)
                    continue;
                ref var score = ref _scores[units[i].Score];
                written += score.FixedCount = TagFeatures.Fixed(note, units, i, buckets[written..]);
                written += score.DecidedCount = TagFeatures.Decided(note, units, i, buckets[written..]);
                score.Around = Around(units, i);
            }

            Sum(_scores.AsSpan(), units[first..i], buckets);
        }
    }

    /// <summary>By class the sum for a unit, with what is decided beside it.</summary>
    public Vector128<short> Of(ReadOnlySpan<TagUnit> units, int i)
    {
        ref readonly var score = ref _scores[units[i].Score];
        if (score.Around == Around(units, i))
            return score.Fixed + score.Decided;
        Span<int> buckets = stackalloc int[TagFeatures.MostDecided];
        return score.Fixed + _weights.Sum(buckets[..TagFeatures.Decided(_note, units, i, buckets)]);
    }

    private void Sum(Span<Score> scores, ReadOnlySpan<TagUnit> units, ReadOnlySpan<int> buckets)
    {
        foreach (ref readonly var unit in units)
        {
            if (unit.Score < 0)
                continue;
            ref var score = ref scores[unit.Score];
            score.Fixed = _weights.Sum(buckets[..score.FixedCount]);
            score.Decided = _weights.Sum(buckets.Slice(score.FixedCount, score.DecidedCount));
            buckets = buckets[(score.FixedCount + score.DecidedCount)..];
        }
    }

    private static uint Around(ReadOnlySpan<TagUnit> units, int i) =>
        (uint)units[i - 2].Tag | (uint)units[i - 1].Tag << 8 | (uint)units[i + 1].Tag << 16 | (uint)units[i + 2].Tag << 24;

    private struct Score
    {
        public Vector128<short> Fixed;
        public Vector128<short> Decided;
        public uint Around;
        public int FixedCount;
        public int DecidedCount;
    }
}
