namespace ClinicalAssistant.Guardrails;

/// <summary>What the tagger sees of a unit: buckets of the unit itself, of its neighbours and of what was decided beside it. The weights on disk depend on it.</summary>
internal static class TagFeatures
{
    /// <summary>Goes up with every change here, in <see cref="TagUnits"/> or in <see cref="FeatureHash"/>.</summary>
    public const int Version = 2;

    /// <summary>No unit has more.</summary>
    public const int Most = 64 + 16;

    /// <summary>Writes the buckets of the unit at <paramref name="i"/> and returns how many.</summary>
    public static int Of(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets)
    {
        var n = 0;
        uint kind = 0;
        ref readonly var unit = ref units[i];
        ref readonly var before = ref units[i - 1];
        ref readonly var before2 = ref units[i - 2];
        ref readonly var after = ref units[i + 1];
        ref readonly var after2 = ref units[i + 2];
        var shape = (uint)unit.Shape + 1;
        var style = (note.Capitals ? 4u : 0) + (note.Small ? 2u : note.Casual ? 1u : 0);

        n = Add(buckets, n, kind++, unit.Word, 0);
        n = Add(buckets, n, kind++, unit.Signature, 0);
        n = Add(buckets, n, kind++, unit.Kind, style);
        n = Add(buckets, n, kind++, unit.Kind, (uint)Math.Min(note[unit.To - 1].End - note[unit.From].Start, 12));
        n = Add(buckets, n, kind++, before.Word, shape);
        n = Add(buckets, n, kind++, after.Word, shape);
        n = Add(buckets, n, kind++, before.Word, unit.Kind);
        n = Add(buckets, n, kind++, after.Word, unit.Kind);
        n = Add(buckets, n, kind++, before.Word, before2.Word);
        n = Add(buckets, n, kind++, after.Word, after2.Word);
        n = Add(buckets, n, kind++, before2.Word, shape);
        n = Add(buckets, n, kind++, after2.Word, shape);
        n = Add(buckets, n, kind++, before.Kind, unit.Kind);
        n = Add(buckets, n, kind++, unit.Kind, after.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(before.Kind, unit.Kind, 1), after.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(before2.Kind, before.Kind, 2), unit.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(after2.Kind, after.Kind, 3), unit.Kind);
        n = Add(buckets, n, kind++, before.Signature, shape);
        n = Add(buckets, n, kind++, after.Signature, shape);
        n = Add(buckets, n, kind++, (uint)before.Tag, unit.Kind);
        n = Add(buckets, n, kind++, (uint)after.Tag, unit.Kind);
        n = Add(buckets, n, kind++, ((uint)before.Tag << 8) | ((uint)after.Tag << 4) | (uint)before2.Tag, shape);
        n = Add(buckets, n, kind++, FeatureHash.Pair((uint)before2.Tag, before.Word, 4), unit.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair((uint)after2.Tag, after.Word, 5), unit.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(before.Word, after.Word, 6), shape);
        n = Add(buckets, n, kind++, FeatureHash.Pair((uint)before.Tag, before.Word, 7), after.Kind);
        n = Add(buckets, n, kind++, LastWord(units, i), shape);
        n = Add(buckets, n, kind++, NextWord(units, i), shape);
        n = Add(buckets, n, kind++, (before.Shape == Shape.LineEnd ? 2u : note.StartsSentence(unit.From) ? 1u : 0) + (note.IsGap(unit.From) ? 4u : 0), unit.Kind);
        n = Add(buckets, n, kind++, units[Math.Max(i - 3, 0)].Word, shape);
        n = Add(buckets, n, kind++, units[Math.Min(i + 3, units.Length - 1)].Word, shape);
        n = Add(buckets, n, kind++, unit.Line, shape);
        n = Add(buckets, n, kind++, unit.Line, unit.Kind);
        n = Add(buckets, n, kind++, before.Signature, unit.Kind);
        n = Add(buckets, n, kind++, after.Signature, unit.Kind);
        n = Add(buckets, n, kind++, unit.Elsewhere, unit.Kind);
        if (unit.Shape == Shape.Digits)
            return Figures(note, units, i, buckets, n);

        var word = note.Span(unit.From);
        n = Add(buckets, n, 40, Letters(word[..Math.Min(3, word.Length)]), shape);
        n = Add(buckets, n, 41, Letters(word[^Math.Min(2, word.Length)..]), shape);
        n = Add(buckets, n, 42, Letters(word[^Math.Min(3, word.Length)..]), shape);
        n = Add(buckets, n, 43, Letters(word[^Math.Min(4, word.Length)..]), shape);
        for (var rest = (ulong)unit.Sense; rest != 0 && n < Most; rest &= rest - 1)
            n = Add(buckets, n, 44, (uint)System.Numerics.BitOperations.TrailingZeroCount(rest), shape);
        return n;
    }

    // Of figures: what stands there, the part after the mark, which of the two is larger, and how many dates the note has.
    private static int Figures(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets, int n)
    {
        ref readonly var unit = ref units[i];
        var last = LastWord(units, i);
        var pair = unit.To - unit.From == 3;
        var (a, b) = pair ? (note.Integer(unit.From), note.Integer(unit.To - 1)) : (-1, -1);
        var order = pair ? (a > b ? 1u : 2u) + (a is < 1 or > 31 || b is < 1 or > 31 || Math.Min(a, b) > 12 ? 4u : 0) + (Math.Max(a, b) > 12 ? 8u : 0) : 0;
        n = Add(buckets, n, 50, unit.Word, last);
        n = Add(buckets, n, 51, unit.Word, NextWord(units, i));
        n = Add(buckets, n, 52, Letters(note.Text.AsSpan(note[unit.From].Start, Math.Min(6, note[unit.To - 1].End - note[unit.From].Start))), 0);
        n = Add(buckets, n, 53, unchecked((uint)b), unit.Word);
        n = Add(buckets, n, 54, order, unit.Word);
        n = Add(buckets, n, 55, order, FeatureHash.Pair(unit.Word, units[i].Dates, 1));
        n = Add(buckets, n, 56, order, units[i - 1].Kind);
        n = Add(buckets, n, 57, order, FeatureHash.Pair(units[i - 1].Kind, units[i + 1].Kind, 1));
        n = Add(buckets, n, 58, order, last);
        n = Add(buckets, n, 59, unchecked((uint)b), last);
        return Add(buckets, n, 60, unit.Word, units[i].Dates);
    }

    private static int Add(Span<int> buckets, int n, uint kind, uint first, uint second)
    {
        buckets[n] = (int)(FeatureHash.Pair(first, second, kind + 1) & (TagWeights.Buckets - 1));
        return n + 1;
    }

    private static uint LastWord(ReadOnlySpan<TagUnit> units, int i)
    {
        for (var at = i - 1; at > i - 6 && at > 0 && units[at].Shape != Shape.LineEnd; at--)
        {
            if (units[at].Shape >= Shape.Lower)
                return units[at].Word;
        }

        return 3;
    }

    private static uint NextWord(ReadOnlySpan<TagUnit> units, int i)
    {
        for (var at = i + 1; at < i + 6 && at < units.Length && units[at].Shape != Shape.LineEnd; at++)
        {
            if (units[at].Shape >= Shape.Lower)
                return units[at].Word;
        }

        return 3;
    }

    private static uint Letters(ReadOnlySpan<char> letters)
    {
        var hash = FeatureHash.None;
        foreach (var c in letters)
            hash = FeatureHash.Add(hash, char.ToLowerInvariant(c));
        return hash;
    }
}
