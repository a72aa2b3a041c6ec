namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Where the terms of each group stand in one text, in order of their place. A text holds few of the thousands of groups, and every rule asks for its own:
/// one bit a group answers most of them.
/// </summary>
internal sealed class TermHits
{
    private readonly ulong[] _present;
    private readonly int[] _groups;
    private readonly int[] _offsets;
    private readonly Hit[] _hits;

    /// <param name="groupCount">Number of groups that there are.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="found">What was found, in order of place; the list is the caller's again afterwards.</param>
    public TermHits(int groupCount, Tokens tokens, List<(int Group, Hit Hit)> found)
    {
        Tokens = tokens;
        QuotesCount = tokens.IsMostlyQuoted;
        _present = new ulong[(groupCount + 63) / 64];
        _hits = new Hit[found.Count];
        var order = new long[found.Count];
        var distinct = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var group = found[i].Group;
            order[i] = ((long)group << 32) + i;
            distinct += Any(group) ? 0 : 1;
            _present[group >> 6] |= 1UL << (group & 63);
        }

        Array.Sort(order);
        (_groups, _offsets) = (new int[distinct], new int[distinct + 1]);
        var last = -1;
        for (var i = 0; i < order.Length; i++)
        {
            var (group, hit) = found[(int)(order[i] & int.MaxValue)];
            _hits[i] = hit;
            if (last < 0 || _groups[last] != group)
                (_groups[++last], _offsets[last]) = (group, i);
        }

        _offsets[distinct] = order.Length;
    }

    public Tokens Tokens { get; }

    /// <summary>Whether a term in quotation marks counts: false where the text is mostly not a quotation.</summary>
    public bool QuotesCount { get; }

    public bool Any(int group) => (_present[group >> 6] & (1UL << (group & 63))) != 0;

    public int Count(int group) => Of(group).Length;

    /// <summary>The group's places in order.</summary>
    public ReadOnlySpan<Hit> Of(int group)
    {
        if (!Any(group))
            return [];
        var at = Array.BinarySearch(_groups, group);
        return _hits.AsSpan(_offsets[at].._offsets[at + 1]);
    }

    /// <summary>The group's places that begin at token <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public ReadOnlySpan<Hit> Between(int group, int from, int to)
    {
        var all = Of(group);
        var first = FirstAt(all, from);
        var last = first;
        while (last < all.Length && all[last].Start <= to)
            last++;
        return all[first..last];
    }

    /// <summary>Whether the group has a place in the sentences from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool InSentences(int group, int first, int last)
    {
        var all = Of(group);
        int low = 0, high = all.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[all[middle].Start].Sentence < first)
                low = middle + 1;
            else
                high = middle;
        }

        return low < all.Length && Tokens[all[low].Start].Sentence <= last;
    }

    private static int FirstAt(ReadOnlySpan<Hit> hits, int token)
    {
        int low = 0, high = hits.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Start < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>A term's place: tokens from <paramref name="Start"/> to <paramref name="End"/>, exclusive.</summary>
    internal readonly record struct Hit(int Start, int End);
}
