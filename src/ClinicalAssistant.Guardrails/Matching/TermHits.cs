using System.Numerics;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Where the terms of each group stand in one text, in order of their place. A text holds few of the thousands of groups, and every rule asks for its own:
/// one bit a group answers most of them.
/// </summary>
internal sealed class TermHits
{
    // How many places each group has, then where its next one goes; all zero between two texts.
    [ThreadStatic]
    private static int[]? _counts;

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
        var next = _counts is { } kept && kept.Length >= groupCount ? kept : _counts = new int[groupCount];
        var distinct = 0;
        foreach (var (group, _) in found)
        {
            distinct += next[group]++ == 0 ? 1 : 0;
            _present[group >> 6] |= 1UL << (group & 63);
        }

        (_groups, _offsets) = (new int[distinct], new int[distinct + 1]);
        var (at, offset) = (0, 0);
        for (var word = 0; word < _present.Length; word++)
        {
            for (var rest = _present[word]; rest != 0; rest &= rest - 1)
            {
                var group = (word << 6) + BitOperations.TrailingZeroCount(rest);
                (_groups[at], _offsets[at++]) = (group, offset);
                (next[group], offset) = (offset, offset + next[group]);
            }
        }

        _offsets[distinct] = offset;
        foreach (var (group, hit) in found)
            _hits[next[group]++] = hit;
        foreach (var group in _groups)
            next[group] = 0;
    }

    public Tokens Tokens { get; }

    /// <summary>The groups that have a place, in order.</summary>
    public ReadOnlySpan<int> Groups => _groups;

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
