namespace ClinicalAssistant.Orchestration.Routing;

/// <summary>
/// Tells in one pass over a text which cues can match in it at all: most cannot, and putting every pattern to every text is the larger part of routing. A cue of which no needed
/// text is known can always match.
/// </summary>
internal sealed class CueFilter
{
    // A beginning of this length tells nearly as much as the whole.
    private const int Longest = 6;
    private const int Ascii = 128;

    // Which letter of the pieces each character is, from 1; 0 for none.
    private readonly byte[] _letters = new byte[Ascii];
    private readonly int _letterCount = 1;

    // The node that follows each node by each letter, from 1; 0 for none.
    private readonly List<int> _next = [];
    private readonly List<List<int>> _cues = [];
    private readonly bool[] _always;

    public CueFilter(IReadOnlyList<RoutingCue> cues)
    {
        var literals = cues.Select(static cue => cue.Literals()).ToList();
        foreach (var letter in literals.SelectMany(static some => some ?? []).SelectMany(static literal => literal).Distinct())
            _letters[letter] = checked((byte)_letterCount++);
        AddNode();
        _always = new bool[cues.Count];
        for (var i = 0; i < cues.Count; i++)
        {
            _always[i] = literals[i] is null;
            foreach (var literal in literals[i] ?? [])
                Add(literal, i);
        }
    }

    /// <summary>Of each cue whether it can match.</summary>
    public bool[] Read(string text)
    {
        var can = (bool[])_always.Clone();
        if (CueText.Read(text) is not { } read)
        {
            Array.Fill(can, true);
            return can;
        }

        for (var start = 0; start < read.Length; start++)
        {
            var node = 0;
            for (var i = start; i < read.Length && (node = _next[(node * _letterCount) + _letters[read[i]]]) != 0; i++)
            {
                foreach (var cue in _cues[node])
                    can[cue] = true;
            }
        }

        return can;
    }

    private void Add(string literal, int cue)
    {
        var node = 0;
        foreach (var c in literal.AsSpan(0, Math.Min(literal.Length, Longest)))
        {
            var place = (node * _letterCount) + _letters[c];
            node = _next[place] != 0 ? _next[place] : _next[place] = AddNode();
        }

        if (!_cues[node].Contains(cue))
            _cues[node].Add(cue);
    }

    private int AddNode()
    {
        _next.AddRange(new int[_letterCount]);
        _cues.Add([]);
        return _cues.Count - 1;
    }
}
