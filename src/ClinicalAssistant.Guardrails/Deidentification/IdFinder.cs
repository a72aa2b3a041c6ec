using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Identifiers that a label announces (<c>MRN 0077-4410</c>), and codes of vocabularies, which are kept.</summary>
internal static class IdFinder
{
    private const int FewestStrong = 4;
    private const int FewestWeak = 5;
    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "number", "no", "num", "nr", "nbr", "id", "is", "was", "code", "identifier", "ending", "reads", "read", "as", "version", "cm", "of", "ct", "or", "at", "on", "him", "her", "me", "us", "them", "back", "nummer", "numero", "card", "ref", "reg", "license", "licence", "template", "record" };
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FillerLookup = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (!note[i].Is(Sense.Label) || note[i].Taken || note.Span(i) is "pH" || IsUnit(note, i))
                continue;
            foreach (var label in note.Lexicon.LabelsOf(note.Span(i)))
            {
                var after = Match(note, i, label.Words);
                if (after > 0 && TakeValue(note, label, i, after))
                    break;
            }
        }
    }

    // "mg/dL = 66.65": a unit and no driver's licence.
    private static bool IsUnit(Note note, int i) => note.Is(i, Sense.Unit) && note.IsMark(i - 1, '/') && note.IsGlued(i) && note.Is(i - 2, Sense.Unit);

    private static int Match(Note note, int i, string[] words)
    {
        foreach (var word in words)
        {
            while (i > 0 && note.Has(i) && note[i].Shape == Shape.Mark && note.Char(i) is '.' or '/' or '-' && word != words[0])
                i++;
            if (!note.Is(i, word) && !(note.IsWord(i) && !Ascii.IsValid(note.Span(i)) && note.Folded(i) == word) && !(note.IsDigits(i) && note.Span(i).SequenceEqual(word)))
                return -1;
            i++;
        }

        // "driver's license", "member's ID"
        return note.Has(i) && note[i].Shape == Shape.Mark && note.Char(i) is '\'' or '\u2019' ? i + 1 : i;
    }

    private static bool TakeValue(Note note, IdLabel label, int word, int i)
    {
        var named = false;
        var colon = false;
        var filled = 0;
        while (note.Has(i) && filled < 6)
        {
            if (note.IsMark(i, '(') && note.IsDigits(i + 1) && label.Type is IdentifierType.Phone or IdentifierType.Fax)
                break;
            var mark = note[i].Shape == Shape.Mark && note.Char(i) is ':' or '#' or '=' or '.' or '(' or '-' or '\u2013' or ')' or '"' or '*' or '\u00ba' or '\u2116';
            if (mark)
                colon |= note.Char(i) is ':' or '#';
            else if (note[i].Shape == Shape.LineEnd && colon)
                colon = false;
            else if (note.IsWord(i) && FillerLookup.Contains(note.Span(i)) && !IsCode(note, i))
                named = true;
            else
                break;
            i++;
            filled++;
        }

        if (!note.IsFree(i) || note[i].Shape is Shape.Mark or Shape.LineEnd)
            return label.Type is IdentifierType.Phone or IdentifierType.Fax && note.Has(i) && note.Char(i) is '+' or '(' && TakePhone(note, label, i);
        if (label.Type is IdentifierType.Phone or IdentifierType.Fax)
            return TakePhone(note, label, i);
        // "six six two oh nine one": digits dictated one by one.
        var spelled = i;
        while (note.IsFree(spelled) && (note.IsDigits(spelled, 1) || (note.Is(spelled, Sense.NumberWord) && DateWords.Number(note.Span(spelled)) is >= 0 and <= 9) || note.Is(spelled, "zero")))
            spelled++;
        if (spelled >= i + FewestStrong && label.Type is { } dictated)
            return note.Take(dictated, i, spelled);
        var end = label.Type is null && note.Is(word, Sense.Ontology) ? VocabularyCode.End(note, word, i) : ValueEnd(note, i);
        if (label.Type is null || note.Span(i) is "NCT" or "ISRCTN" or "EUDRACT")
        {
            if (HasDigit(note, i, end))
                note.Protect(i, end);
            return HasDigit(note, i, end);
        }

        return Fits(note, i, end, label.Weak && !(named && colon), label.Type.Value) && note.Take(label.Type.Value, i, end);
    }

    private static bool TakePhone(Note note, IdLabel label, int i)
    {
        var end = PhoneFinder.End(note, i, label.Weak ? PhoneFinder.Fewest : 3);
        return end > i && note.Take(label.Type!.Value, i, end);
    }

    private static bool IsCode(Note note, int i) => note.ChunkEnd(i) > i + 1 && HasDigit(note, i, note.ChunkEnd(i));

    private static int ValueEnd(Note note, int i)
    {
        var end = note.ChunkEnd(i);
        if (!HasDigit(note, i, end) && note[i].Shape is Shape.Upper or Shape.Initial && note[i].Length <= 4 && !note.Is(i, Sense.Label) && note.IsFree(end) && note[end].Shape is Shape.Digits or Shape.Upper or Shape.Initial && HasDigit(note, end, note.ChunkEnd(end)))
            end = note.ChunkEnd(end);
        // Groups of up to four digits, or letters, that go on after a space.
        while (note.IsFree(end) && note[end].Spaced && note.IsDigits(end - 1) && note[end - 1].Length <= 5 && note.IsDigits(end) && (note[end].Length is >= 2 and <= 6 || (end - i >= 2 && !note.IsDigits(end + 1)))
            && !note.Is(end + 1, Sense.Unit) && !IsDateMark(note, end + 1))
            end = note.ChunkEnd(end);
        // A last letter of a number in groups (QQ 12 34 56 C) is no unit.
        if (note.IsFree(end) && note.IsDigits(end, 2) && note[end].Spaced && note.IsDigits(end - 1, 2) && note.IsDigits(end - 2, 2) && note.Has(end + 1) && note[end + 1].Shape == Shape.Initial && !note.IsMark(end + 2, '.') | note.IsLineEnd(end + 3) | (note.Has(end + 3) && note[end + 3].Spaced))
            end += 2;
        if (note.IsMark(end, '/') && note.IsGlued(end) && note.IsDigits(end + 1, 1) && note.IsGlued(end + 1) && end - i > 2)
            end += 2;
        if (note.IsFree(end) && note[end].Shape is Shape.Initial or Shape.Upper && note[end].Length <= 3 && note.IsDigits(end - 1) && (end - i > 2 || end - i == 2 && note[i].Shape == Shape.Upper) && note[end].Spaced && note[end].Sense == Sense.None)
            end++;
        return end;
    }

    private static bool IsDateMark(Note note, int i) => (note.IsMark(i, '/') || note.IsMark(i, '-') || note.IsMark(i, '.')) && note.IsDigits(i + 1) && note.IsGlued(i + 1);

    private static bool HasDigit(Note note, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (note.IsDigits(i))
                return true;
        }

        return false;
    }

    private static bool Fits(Note note, int from, int to, bool weak, IdentifierType type)
    {
        var letters = 0;
        var digits = 0;
        var small = false;
        var dotted = false;
        for (var i = from; i < to; i++)
        {
            if (note.IsDigits(i))
            {
                digits += note[i].Length;
            }
            else if (note.IsMark(i, '.'))
            {
                dotted = true;
            }
            else if (note[i].IsWord)
            {
                letters += note[i].Length;
                small |= note[i].Shape == Shape.Lower && note[i].Sense != Sense.None && note[i].Length > 2;
            }
        }

        if (digits == 0 || note.Is(to, Sense.Unit) || note.IsMark(to, '%'))
            return false;
        if (!weak)
            return digits + letters >= FewestStrong && digits >= 2;
        if (type == IdentifierType.Vehicle && letters > 1 && digits > 1 && !small && !dotted && digits + letters is >= 5 and <= 8)
            return true;
        return digits + letters >= FewestWeak && !small && !dotted && (digits >= 6 || (letters > 0 && digits >= 3) || (digits >= 4 && to - from > 1 && !note.IsMark(from + 1, '/')));
    }
}
