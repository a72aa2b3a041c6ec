namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The words of all terms in one trie: a walk along a token gives every word pattern that it matches (the word itself, and each
/// prefix pattern such as <c>falsif*</c> that it begins with). Safe for concurrent reading once built.
/// </summary>
internal sealed class WordTrie
{
    private const int Width = 38;
    private const int Other = 37;
    private int[] _next = new int[Width];
    private int _nodes = 1;
    private readonly List<int> _exact = [-1];
    private readonly List<int> _prefix = [-1];

    /// <summary>Number of distinct word patterns.</summary>
    public int Count { get; private set; }

    /// <summary>The pattern's id, new or known. A trailing asterisk makes it a prefix pattern.</summary>
    public int Add(ReadOnlySpan<char> pattern)
    {
        var isPrefix = pattern.Length > 1 && pattern[^1] == '*';
        if (isPrefix)
            pattern = pattern[..^1];
        var node = 0;
        foreach (var c in pattern)
        {
            var place = (node * Width) + Slot(c);
            if (_next[place] == 0)
            {
                if ((_nodes + 1) * Width > _next.Length)
                    Array.Resize(ref _next, 2 * _next.Length);
                _next[place] = _nodes++;
                _exact.Add(-1);
                _prefix.Add(-1);
            }

            node = _next[place];
        }

        var ids = isPrefix ? _prefix : _exact;
        if (ids[node] < 0)
            ids[node] = Count++;
        return ids[node];
    }

    /// <summary>Adds the ids of all patterns that the word matches.</summary>
    public void Match(ReadOnlySpan<char> word, List<int> matched)
    {
        var node = 0;
        foreach (var c in word)
        {
            node = _next[(node * Width) + Slot(c)];
            if (node == 0)
                return;
            if (_prefix[node] >= 0)
                matched.Add(_prefix[node]);
        }

        if (_exact[node] >= 0)
            matched.Add(_exact[node]);
    }

    private static int Slot(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => 26 + (c - '0'),
        '%' => 36,
        _ => Other,
    };
}
