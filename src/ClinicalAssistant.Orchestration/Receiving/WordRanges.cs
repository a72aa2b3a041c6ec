namespace ClinicalAssistant.Orchestration.Receiving;

/// <summary>Walks the runs of letters of a text.</summary>
internal ref struct WordRanges(string text)
{
    private int _at;

    public Range Current { get; private set; }

    public readonly WordRanges GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < text.Length && !char.IsLetter(text[_at]))
            _at++;
        if (_at >= text.Length)
            return false;
        var start = _at;
        while (_at < text.Length && char.IsLetter(text[_at]))
            _at++;
        Current = start.._at;
        return true;
    }
}
