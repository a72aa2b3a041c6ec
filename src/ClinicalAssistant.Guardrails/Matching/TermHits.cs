namespace ClinicalAssistant.Guardrails;

/// <summary>Where the terms of each group stand in one text, in order.</summary>
internal sealed class TermHits(int groupCount, Tokens tokens)
{
    private readonly List<Hit> _hits = new(64);
    private readonly int[] _first = NewLinks(groupCount);
    private readonly int[] _last = NewLinks(groupCount);

    public Tokens Tokens { get; } = tokens;

    /// <summary>Whether a term in quotation marks counts: false where the text is mostly not a quotation.</summary>
    public bool QuotesCount { get; } = tokens.IsMostlyQuoted;

    /// <summary>How many places the group has.</summary>
    public int Count(int group)
    {
        var count = 0;
        for (var index = First(group); index >= 0; index = this[index].Next)
            count++;
        return count;
    }

    public bool Any(int group) => _first[group] >= 0;

    public void Add(int group, int start, int end)
    {
        var index = _hits.Count;
        _hits.Add(new Hit(start, end, -1));
        if (_first[group] < 0)
            _first[group] = index;
        else
            _hits[_last[group]] = _hits[_last[group]] with { Next = index };
        _last[group] = index;
    }

    /// <summary>Index of the group's first hit, or -1.</summary>
    public int First(int group) => _first[group];

    public Hit this[int index] => _hits[index];

    private static int[] NewLinks(int count)
    {
        var links = new int[count];
        Array.Fill(links, -1);
        return links;
    }

    /// <summary>A term's place: tokens from <paramref name="Start"/> to <paramref name="End"/> (exclusive), and the group's next hit.</summary>
    internal readonly record struct Hit(int Start, int End, int Next);
}
