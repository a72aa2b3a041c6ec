namespace ClinicalAssistant.Guardrails;

/// <summary>What the tagger sees of a unit: buckets of the unit itself, of its neighbours and of what was decided beside it. The weights on disk depend on it.</summary>
internal static class TagFeatures
{
    /// <summary>Goes up with every change here, in <see cref="TagUnits"/> or in <see cref="FeatureHash"/>.</summary>
    public const int Version = 3;

    /// <summary>No unit has more.</summary>
    public const int Most = 64 + 48;

    /// <summary>No unit has more that depend on decisions.</summary>
    public const int MostDecided = 8;

    /// <summary>Writes the buckets of the unit at <paramref name="i"/> and returns how many.</summary>
    public static int Of(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets)
    {
        var n = Fixed(note, units, i, buckets);
        return n + Decided(note, units, i, buckets[n..]);
    }

    /// <summary>Of these buckets those that no decision changes.</summary>
    public static int Fixed(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets)
    {
        var n = Written(note, units, i, buckets);
        FeatureHash.Mix(buckets[..n], TagWeights.Buckets - 1);
        return n;
    }

    /// <summary>Of these buckets those that depend on what was decided of the two units before and after.</summary>
    public static int Decided(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets)
    {
        ref readonly var unit = ref units[i];
        ref readonly var before = ref units[i - 1];
        ref readonly var before2 = ref units[i - 2];
        ref readonly var after = ref units[i + 1];
        ref readonly var after2 = ref units[i + 2];
        var shape = (uint)unit.Shape + 1;
        var n = Add(buckets, 0, 19, (uint)before.Tag, unit.Kind);
        n = Add(buckets, n, 20, (uint)after.Tag, unit.Kind);
        n = Add(buckets, n, 21, ((uint)before.Tag << 8) | ((uint)after.Tag << 4) | (uint)before2.Tag, shape);
        n = Add(buckets, n, 22, FeatureHash.Pair((uint)before2.Tag, before.Word, 4), unit.Kind);
        n = Add(buckets, n, 23, FeatureHash.Pair((uint)after2.Tag, after.Word, 5), unit.Kind);
        n = Add(buckets, n, 25, FeatureHash.Pair((uint)before.Tag, before.Word, 7), after.Kind);
        if (unit.Shape == Shape.Digits && !IsPair(unit) && Age(note, unit) is > 0 and var age)
            n = Add(buckets, n, 84, age, FeatureHash.Pair((uint)before.Tag, after.Kind, 1));
        FeatureHash.Mix(buckets[..n], TagWeights.Buckets - 1);
        return n;
    }

    private static int Written(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets)
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
        // The numbers left out are those of decisions.
        kind = 24;
        n = Add(buckets, n, kind++, FeatureHash.Pair(before.Word, after.Word, 6), shape);
        kind = 26;
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
        n = Add(buckets, n, kind++, before.Group, unit.Kind);
        n = Add(buckets, n, kind++, after.Group, unit.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(before.Group, after.Group, 8), shape);
        n = Add(buckets, n, kind++, FeatureHash.Pair(before2.Group, before.Group, 9), unit.Kind);
        n = Add(buckets, n, kind++, FeatureHash.Pair(after2.Group, after.Group, 10), unit.Kind);
        n = Add(buckets, n, kind++, unit.Group, shape);
        n = Add(buckets, n, kind++, FeatureHash.Pair(unit.Group, before.Group, 11), shape);
        n = Add(buckets, n, kind++, FeatureHash.Pair(unit.Group, after.Group, 12), shape);
        n = Add(buckets, n, kind++, unit.LineGroup, unit.Kind);
        if (unit.Ruled != Tag.None)
        {
            var ruled = (uint)unit.Ruled;
            n = Add(buckets, n, kind, ruled, shape);
            n = Add(buckets, n, kind + 1, ruled, unit.Kind);
            n = Add(buckets, n, kind + 2, ruled, FeatureHash.Pair(before.Kind, unit.Kind, 13));
            n = Add(buckets, n, kind + 3, ruled, FeatureHash.Pair(after.Kind, unit.Kind, 14));
            n = Add(buckets, n, kind + 4, ruled, before.Word);
            n = Add(buckets, n, kind + 5, ruled, unit.Signature);
        }

        if (unit.Shape == Shape.Digits)
            return Figures(note, units, i, buckets, n);

        var word = note.Span(unit.From);
        n = Add(buckets, n, 60, Letters(word[..Math.Min(3, word.Length)]), shape);
        n = Add(buckets, n, 61, Letters(word[^Math.Min(2, word.Length)..]), shape);
        n = Add(buckets, n, 62, Letters(word[^Math.Min(3, word.Length)..]), shape);
        n = Add(buckets, n, 63, Letters(word[^Math.Min(4, word.Length)..]), shape);
        for (var rest = (ulong)unit.Sense; rest != 0 && n < Most - 6; rest &= rest - 1)
            n = Add(buckets, n, 64, (uint)System.Numerics.BitOperations.TrailingZeroCount(rest), shape);
        return n;
    }

    // Of figures: what stands there, the part after the mark, which of the two is larger, and how many dates the note has.
    private static int Figures(Note note, ReadOnlySpan<TagUnit> units, int i, Span<int> buckets, int n)
    {
        ref readonly var unit = ref units[i];
        var last = LastWord(units, i);
        var pair = IsPair(unit);
        var (a, b) = pair ? (note.Integer(unit.From), note.Integer(unit.To - 1)) : (-1, -1);
        var order = pair ? (a > b ? 1u : 2u) + (a is < 1 or > 31 || b is < 1 or > 31 || Math.Min(a, b) > 12 ? 4u : 0) + (Math.Max(a, b) > 12 ? 8u : 0) : 0;
        n = Add(buckets, n, 70, unit.Word, last);
        n = Add(buckets, n, 71, unit.Word, NextWord(units, i));
        n = Add(buckets, n, 72, Letters(note.Text.AsSpan(note[unit.From].Start, Math.Min(6, note[unit.To - 1].End - note[unit.From].Start))), 0);
        n = Add(buckets, n, 73, unchecked((uint)b), unit.Word);
        n = Add(buckets, n, 74, order, unit.Word);
        n = Add(buckets, n, 75, order, FeatureHash.Pair(unit.Word, units[i].Dates, 1));
        n = Add(buckets, n, 76, order, units[i - 1].Kind);
        n = Add(buckets, n, 77, order, FeatureHash.Pair(units[i - 1].Kind, units[i + 1].Kind, 1));
        n = Add(buckets, n, 78, order, last);
        n = Add(buckets, n, 79, unchecked((uint)b), last);
        if (!pair && Age(note, unit) is > 0 and var age)
        {
            n = Add(buckets, n, 81, age, units[i - 1].Word);
            n = Add(buckets, n, 82, age, units[i + 1].Word);
            n = Add(buckets, n, 83, age, FeatureHash.Pair(units[i - 1].Kind, units[i + 1].Kind, 1));
            n = Add(buckets, n, 85, age, units[i - 1].Group);
        }

        return Add(buckets, n, 80, unit.Word, units[i].Dates);
    }

    private static bool IsPair(in TagUnit unit) => unit.To - unit.From == 3;

    // 2 where a figure of the unit may be an age over 89, 1 where it may be another age, 0 otherwise.
    private static uint Age(Note note, in TagUnit unit)
    {
        for (var at = unit.From; at < unit.To; at++)
        {
            if (note.IsDigits(at))
                return note[at].Length > 3 ? 0u : note.Integer(at) switch { >= 90 and <= 110 => 2, >= 15 and < 90 => 1, _ => 0 };
        }

        return 0;
    }

    private static int Add(Span<int> buckets, int n, uint kind, uint first, uint second)
    {
        buckets[n] = unchecked((int)FeatureHash.Joined(first, second, kind + 1));
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
            hash = FeatureHash.Add(hash, char.IsAsciiLetter(c) ? (char)(c | 0x20) : char.ToLowerInvariant(c));
        return hash;
    }
}
