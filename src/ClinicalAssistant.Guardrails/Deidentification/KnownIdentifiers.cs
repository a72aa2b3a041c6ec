using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Identifiers of the record, in the forms in which a text may hold them.</summary>
internal sealed class KnownIdentifiers
{
    private const int ShortestCode = 3;
    private readonly Dictionary<string, IdentifierType> _words = new(StringComparer.Ordinal);
    private readonly List<(IdentifierType Type, string Code)> _codes = [];

    public bool IsEmpty => _words.Count == 0 && _codes.Count == 0;

    public void Add(IdentifierType type, string value)
    {
        var folded = WordFolding.Fold(value);
        var code = Compact(folded);
        if (code.Length >= ShortestCode && (type is not (IdentifierType.Name or IdentifierType.Location or IdentifierType.Hospital) || code.Any(char.IsAsciiDigit) || !folded.Any(char.IsLetter)))
            _codes.Add((type, code));
        else if (code.Length >= ShortestCode && type != IdentifierType.Name)
            _codes.Add((type, code));
        if (type == IdentifierType.Name)
        {
            foreach (var part in folded.Split([' ', '-', ',', '.', '^', '\t', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (part.Length > 1 && !part.Any(char.IsAsciiDigit))
                    _words.TryAdd(part, type);
            }
        }

        _codes.Sort((a, b) => b.Code.Length - a.Code.Length);
    }

    public IdentifierType? WordType(string folded) => _words.TryGetValue(folded, out var type) ? type : null;

    /// <summary>The class and the end of a known value that begins at a token, whatever marks and spaces part it; the token itself where none does.</summary>
    public (IdentifierType Type, int End) CodeAt(Note note, int i)
    {
        if (note.IsGlued(i) && note[i - 1].Shape >= Shape.Digits && note[i].Shape >= Shape.Digits)
            return (default, i);
        foreach (var (type, code) in _codes)
        {
            var at = 0;
            var t = i;
            while (note.IsFree(t) && at < code.Length && note[t].Shape != Shape.LineEnd)
            {
                var part = Compact(note.Folded(t));
                if (part.Length == 0 ? at == 0 || (t > i + 12) : string.CompareOrdinal(code, at, part, 0, part.Length) != 0)
                    break;
                at += part.Length;
                t++;
            }

            if (at == code.Length && !(note.IsGlued(t) && note[t].Shape >= Shape.Digits))
                return (type, t);
        }

        return (default, i);
    }

    private static string Compact(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));
}
