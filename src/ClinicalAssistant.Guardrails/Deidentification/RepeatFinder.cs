using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What was found by its context in one place is found in the others: parts of names, places, organisations; and what the record knows.</summary>
internal static class RepeatFinder
{
    public static void Find(Note note)
    {
        var words = new Dictionary<ulong, IdentifierType>();
        foreach (var span in note.Found)
        {
            if (span.Type is not (IdentifierType.Name or IdentifierType.Location or IdentifierType.Hospital))
                continue;
            var end = note.TokenAt(span.End);
            var start = note.TokenAt(span.Start);
            if (span.Type != IdentifierType.Name && end > start + 1)
                continue;
            for (var i = start; i < end; i++)
            {
                if (note[i].IsWord && note[i].Length > 2 && !note.Is(i, Sense.Function | Sense.Particle))
                    words.TryAdd(Lexicon.HashOf(note.Span(i)), span.Type);
            }
        }

        if (words.Count == 0)
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if (!note.IsFree(i) || !note[i].IsWord || note[i].Length < 3 || (note[i].Shape == Shape.Lower && !note.Is(i, Sense.Name | Sense.Place)) || (note[i].Shape == Shape.Lower && (note.Is(i, Sense.Ordinary | Sense.Drug | Sense.Eponym) || !note.Is(i, Sense.Name | Sense.Place))) || note[i].Is(Sense.Region | Sense.Drug))
                continue;
            if (words.TryGetValue(Lexicon.HashOf(note.Span(i)), out var type) && !Term(note, i) && !(note.Is(i, Sense.Ordinary) && (note.StartsSentence(i) || note[i].Shape == Shape.Upper && !note.Capitals)))
                note.Take(type, i, i + 1);
        }
    }

    /// <summary>Masks what the record gives, wherever it stands and in whatever form.</summary>
    public static void FindKnown(Note note, KnownIdentifiers known)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken || note[i].Shape is Shape.LineEnd)
                continue;
            if (known.CodeAt(note, i) is (var code, var end) && end > i)
                note.Take(code, i, end);
            else if (note[i].IsWord && known.WordType(note.Folded(i)) is { } type && !(note[i].Shape == Shape.Lower && note.Is(i, Sense.Ordinary)) && !Term(note, i))
                note.Take(type, i, i + 1);
        }
    }

    private static bool Term(Note note, int i)
    {
        var next = note.Has(i + 1) && note.Span(i + 1) is "'s" or "\u2019s" or "-" ? i + 2 : i + 1;
        if (!note.Is(i, Sense.Eponym))
            return false;
        if (note.Is(next, Sense.EponymHead) || next == i + 2 && !note.Is(next, Sense.Relative) && note.IsMark(i + 2, '.'))
            return true;
        // "removed the Foley", "has no Addison": the thing, not the person.
        return note[i].Shape == Shape.Title && (note.Is(i - 1, "the") || note.Is(i - 1, "a") || note.Is(i - 1, "no") || note.Is(i - 1, "positive") || note.Is(i - 1, "negative") || note.IsMark(i - 1, '+'));
    }
}
