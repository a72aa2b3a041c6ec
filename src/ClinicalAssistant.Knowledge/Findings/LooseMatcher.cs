using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Finds the words of a finding in any order, close together in one clause, with nothing telling between them.</summary>
internal sealed class LooseMatcher(FindingLexicon lexicon, string text, Token[] tokens, string[] forms)
{
    /// <summary>How many other words may stand among those of the phrase.</summary>
    private const int MostBetween = 3;

    public void Read(List<PhraseMatch> matches)
    {
        var exact = matches.Count;
        Span<int> places = stackalloc int[4];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            foreach (var phrase in lexicon.Loose.With(forms[i]))
            {
                var words = phrase.Others.Length + 1;
                if (!Locate(i, phrase.Others, places) || IsKnown(matches, exact, phrase.Finding, places[..words]))
                    continue;
                var (first, last) = Bounds(places[..words]);
                matches.Add(new PhraseMatch(phrase.Finding, first, last + 1, words, Joined: false));
            }
        }
    }

    private bool Locate(int rarest, ReadOnlySpan<string> others, Span<int> places)
    {
        places[0] = rarest;
        for (var k = 0; k < others.Length; k++)
        {
            var at = Nearest(rarest, others[k], others.Length + MostBetween);
            if (at < 0)
                return false;
            places[k + 1] = at;
        }

        var (first, last) = Bounds(places[..(others.Length + 1)]);
        var between = 0;
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark ? text[tokens[i].Start] is not ('-' or '/' or '\'') : tokens[i].Kind == TokenKind.LineEnd)
                return false;
            if (tokens[i].Kind == TokenKind.Mark || places[..(others.Length + 1)].Contains(i))
                continue;
            if (Separates(forms[i]) || (!LoosePhrases.IsFunction(forms[i]) && !FillerWords.IsFiller(forms[i]) && (lexicon.IsLast(forms[i]) || ++between > MostBetween - 1)))
                return false;
        }

        return true;
    }

    private int Nearest(int from, string form, int reach)
    {
        for (var distance = 1; distance <= reach + 2; distance++)
        {
            if (from - distance >= 0 && forms[from - distance] == form)
                return from - distance;
            if (from + distance < forms.Length && forms[from + distance] == form)
                return from + distance;
        }

        return -1;
    }

    private static (int First, int Last) Bounds(ReadOnlySpan<int> places)
    {
        var (first, last) = (places[0], places[0]);
        foreach (var place in places)
            (first, last) = (Math.Min(first, place), Math.Max(last, place));
        return (first, last);
    }

    /// <summary>Words that part what stands on either side of them.</summary>
    private static bool Separates(string form) => form is "and" or "non" or "or" or "but" or "no" or "not" or "without" or "than" or "denie" or "deni" or "never" or "becaus" or "although" or "while" or "normal" or "fine" or "clear" or "nor" or "if" or "after" or "before" or "sinc" or "until" or "when" or "with" or "then";

    /// <summary>Words that an exact phrase holds already say no more, unless they reach beyond it.</summary>
    private static bool IsKnown(List<PhraseMatch> matches, int exact, int finding, ReadOnlySpan<int> places)
    {
        var (first, last) = Bounds(places);
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Finding == finding && matches[i].First <= last && matches[i].End > first)
                return true;
            if (i < exact && !matches[i].Joined && matches[i].First <= first && matches[i].End > last)
                return true;
        }

        return false;
    }
}
