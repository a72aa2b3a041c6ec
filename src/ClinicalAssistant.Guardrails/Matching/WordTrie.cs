using System.Numerics;

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

    // The same trie laid out level by level, in a few bytes a node, so that a search stays in the processor's cache; built at the first search.
    private Node[]? _compact;

    /// <summary>Number of distinct word patterns.</summary>
    public int Count { get; private set; }

    /// <summary>The pattern's id, new or known. A trailing asterisk makes it a prefix pattern.</summary>
    public int Add(ReadOnlySpan<char> pattern)
    {
        _compact = null;
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
        var nodes = _compact ??= Compact();
        var at = 0;
        foreach (var c in word)
        {
            var bit = 1UL << Slot(c);
            if ((nodes[at].Children & bit) == 0)
                return;
            at = nodes[at].First + BitOperations.PopCount(nodes[at].Children & (bit - 1));
            if (nodes[at].Prefix >= 0)
                matched.Add(nodes[at].Prefix);
        }

        if (nodes[at].Exact >= 0)
            matched.Add(nodes[at].Exact);
    }

    private Node[] Compact()
    {
        var compact = new Node[_nodes];
        var order = new List<int>(_nodes) { 0 };
        for (var at = 0; at < order.Count; at++)
        {
            var node = order[at];
            compact[at] = new Node { First = order.Count, Exact = _exact[node], Prefix = _prefix[node] };
            for (var slot = 0; slot < Width; slot++)
            {
                if (_next[(node * Width) + slot] is not (> 0 and var child))
                    continue;
                compact[at].Children |= 1UL << slot;
                order.Add(child);
            }
        }

        return compact;
    }

    private static int Slot(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= '0' and <= '9' => 26 + (c - '0'),
        '%' => 36,
        _ => Other,
    };

    // Which letters go on, and where the first of its children stands; the others follow it.
    private struct Node
    {
        public ulong Children;
        public int First;
        public int Exact;
        public int Prefix;
    }
}
