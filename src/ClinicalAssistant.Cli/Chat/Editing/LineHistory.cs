namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>The lines typed so far, in memory only, with the unfinished one at the end.</summary>
internal sealed class LineHistory
{
    private readonly List<string> _lines = [];
    private string _unfinished = "";
    private int _at;

    /// <summary>Begins a new line at the end.</summary>
    public void Begin()
    {
        _unfinished = "";
        _at = _lines.Count;
    }

    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
            _lines.Add(line);
    }

    /// <summary>The line before, or null where there is none.</summary>
    public string? Back(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _lines.Count)
            _unfinished = current;
        return _lines[--_at];
    }

    /// <summary>The line after, or null where there is none.</summary>
    public string? Forward() => _at == _lines.Count ? null : ++_at == _lines.Count ? _unfinished : _lines[_at];
}
