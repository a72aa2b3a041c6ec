namespace ClinicalAssistant.Core;

/// <summary>A node of the trie of cue phrases, by words without regard to case.</summary>
internal sealed class CueNode
{
    private readonly Dictionary<string, CueNode> _next = new(StringComparer.OrdinalIgnoreCase);

    public ContextCue? Cue { get; set; }

    public CueNode? After(ReadOnlySpan<char> word) =>
        _next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var node) ? node : null;

    public CueNode Grow(string word)
    {
        if (!_next.TryGetValue(word, out var node))
            _next[word] = node = new CueNode();
        return node;
    }
}
