namespace ClinicalAssistant.Guardrails;

/// <summary>Where the terms of each group stand in one text, in order of their place.</summary>
internal sealed class TermHits
{
    private readonly int[] _offsets;
    private readonly Hit[] _hits;

    public TermHits(int groupCount, Tokens tokens, List<(int Group, Hit Hit)> found)
    {
        Tokens = tokens;
        QuotesCount = tokens.IsMostlyQuoted;
        _offsets = new int[groupCount + 1];
        foreach (var (group, _) in found)
            _offsets[group + 1]++;
        for (var i = 0; i < groupCount; i++)
            _offsets[i + 1] += _offsets[i];
        _hits = new Hit[found.Count];
        var next = _offsets[..^1];
        foreach (var (group, hit) in found)
            _hits[next[group]++] = hit;
    }

    public Tokens Tokens { get; }

    /// <summary>Whether a term in quotation marks counts: false where the text is mostly not a quotation.</summary>
    public bool QuotesCount { get; }

    public bool Any(int group) => _offsets[group + 1] > _offsets[group];

    public int Count(int group) => _offsets[group + 1] - _offsets[group];

    /// <summary>The group's places in order.</summary>
    public ReadOnlySpan<Hit> Of(int group) => _hits.AsSpan(_offsets[group], Count(group));

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
