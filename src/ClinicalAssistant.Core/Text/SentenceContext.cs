namespace ClinicalAssistant.Core;

/// <summary>Finds the cues of one sentence and lays out their scopes.</summary>
internal sealed class SentenceContext(string text, Token[] tokens, int first, int end, bool firstPerson, List<ContextSpan> spans)
{
    private readonly CueHit?[] _hits = new CueHit?[end - first];

    public void Read()
    {
        var found = false;
        for (var i = first; i < end;)
        {
            if (Match(i) is { } hit)
            {
                _hits[i - first] = hit;
                found = true;
                i = hit.End;
            }
            else
            {
                found |= IsMark(i, '?');
                i++;
            }
        }

        if (!found)
            return;
        for (var i = first; i < end; i++)
        {
            if (_hits[i - first] is { } hit)
                Apply(hit);
            else if (IsMark(i, '?') && SentenceRanges.QueriesNextWord(text, tokens, i))
                Add(i, i + 1, i + 1, ItemEnd(i + 1, 4), ContextSense.Uncertain);
        }
    }

    private void Apply(CueHit hit)
    {
        switch (hit.Cue.Kind)
        {
            case CueKind.ForwardList when AnswersItsHeading(hit):
            case CueKind.Backward:
                if (!IsRecentPast(hit))
                    Add(hit.First, hit.End, BackwardStart(hit), hit.First, hit.Cue.Flags);
                break;
            case CueKind.ForwardList:
                Add(hit.First, hit.End, hit.End, ListEnd(hit), hit.Cue.Flags);
                break;
            case CueKind.ForwardItem:
                Add(hit.First, hit.End, hit.End, ItemEnd(hit.End, hit.Cue.Reach), hit.Cue.Flags);
                break;
            case CueKind.ForwardWide when !IsDuration(hit) && !IsDenied(hit):
                Add(hit.First, hit.End, hit.End, SectionEnd(hit) ?? WideEnd(hit), hit.Cue.Flags);
                break;
            case CueKind.Relative:
                ApplyRelative(hit);
                break;
        }
    }

    private void ApplyRelative(CueHit hit)
    {
        switch (RelativeRole.Of(text, tokens, hit, first, end, firstPerson))
        {
            case RelativeRole.Subject:
                Add(hit.First, hit.End, hit.End, WideEnd(hit), ContextSense.Family);
                break;
            case RelativeRole.Bearer:
                Add(hit.First, hit.End, BackwardStart(hit), hit.First, ContextSense.Family);
                break;
        }
    }

    /// <summary>The longest cue at a place; "is not relieved" and "doesn't help" are read from their negation, so that what only looks negated is seen as such.</summary>
    private CueHit? Match(int i)
    {
        if (tokens[i].Kind != TokenKind.Word)
            return null;
        var hit = Longest(i, i, ContextCues.Root);
        var last = hit?.End - 1 ?? i;
        if (last > i && IsWord(last, "not") && Longest(i, last, ContextCues.Root) is { Cue.Kind: CueKind.Pseudo } pseudo)
            return pseudo;
        if (tokens[i].In(text).EndsWith("n't", StringComparison.OrdinalIgnoreCase) && ContextCues.Root.After("not") is { } not
            && Longest(i, i + 1, not) is { Cue.Kind: CueKind.Pseudo } contracted)
            return contracted;
        return hit;
    }

    private CueHit? Longest(int i, int from, CueNode node)
    {
        CueHit? best = null;
        for (var j = from; j < end; j++)
        {
            if (tokens[j].Kind == TokenKind.Mark && j > i && text[tokens[j].Start] is '-' or '/' or '\u2019')
                continue;
            if (tokens[j].Kind != TokenKind.Word || node.After(tokens[j].In(text)) is not { } next)
                break;
            node = next;
            if (node.Cue is not null)
                best = new CueHit(i, j + 1, node.Cue);
        }

        return best;
    }

    /// <summary>"Fever: no", "Cough - none": the cue answers what stands before it.</summary>
    private bool AnswersItsHeading(CueHit hit) =>
        hit.First > first && (IsMark(hit.First - 1, ':') || IsMark(hit.First - 1, '-')) && hit.Cue.Flags == ContextSense.Negated
        && (hit.End == end || IsMark(hit.End, ',') || tokens[hit.End].Kind == TokenKind.LineEnd);

    /// <summary>"no PMH", "no significant past history": there is none to list.</summary>
    private bool IsDenied(CueHit hit)
    {
        if (hit.Cue.Flags is not (ContextSense.Historical or ContextSense.Family) || IsWord(hit.End - 1, "of"))
            return false;
        for (var i = Math.Max(first, hit.First - 2); i < hit.First; i++)
        {
            if (IsWord(i, "no") || IsWord(i, "nil") || IsWord(i, "unremarkable"))
                return true;
        }

        return false;
    }

    /// <summary>"3-day history of cough", "history of 3 days of cough": the present illness, not the past.</summary>
    private bool IsDuration(CueHit hit)
    {
        if (hit.Cue.Flags != ContextSense.Historical)
            return false;
        if (hit.First > first && tokens[hit.First - 1].Kind == TokenKind.Word && ClinicalTime.IsDurationWord(tokens[hit.First - 1].In(text)))
            return true;
        return hit.End + 1 < end && tokens[hit.End].Kind == TokenKind.Number && ClinicalTime.IsDurationWord(tokens[hit.End + 1].In(text));
    }

    /// <summary>"in the past 3 days" is now; and what "started 2 years ago" still goes on.</summary>
    private bool IsRecentPast(CueHit hit)
    {
        if (hit.Cue.Flags != ContextSense.Historical)
            return false;
        if (hit.End < end && (tokens[hit.End].Kind == TokenKind.Number || ClinicalTime.IsDurationWord(tokens[hit.End].In(text)) || tokens[hit.End].In(text) is "few" or "several" or "couple"))
            return true;
        for (var i = BackwardStart(hit); i < hit.First; i++)
        {
            if (ClinicalTime.IsOnsetWord(tokens[i].In(text)))
                return true;
        }

        return false;
    }

    private int BackwardStart(CueHit hit)
    {
        var words = 0;
        var i = hit.First;
        while (i > first)
        {
            var previous = i - 1;
            if (tokens[previous].Kind == TokenKind.Word && (IsAnd(previous) || ++words > (hit.Cue.Reach == 0 ? 8 : hit.Cue.Reach)))
                break;
            if (IsMark(previous, ',') || IsMark(previous, '(') || EndsForwardScope(previous))
                break;
            i = previous;
        }

        return i;
    }

    private bool EndsForwardScope(int token)
    {
        for (var i = Math.Max(first, token - 4); i <= token; i++)
        {
            if (_hits[i - first] is { } hit && hit.End == token + 1 && hit.Cue.Kind is CueKind.Stop or CueKind.SoftStop)
                return true;
        }

        return false;
    }

    private int ItemEnd(int from, int reach)
    {
        var words = 0;
        for (var i = from; i < end; i++)
        {
            if (IsMark(i, ',') || IsAnd(i) || IsMark(i, '+') || KindAt(i) is CueKind.Stop or CueKind.SoftStop)
                return i;
            if (tokens[i].Kind == TokenKind.Word && ++words > reach)
                return i;
        }

        return end;
    }

    /// <summary>The rest of the sentence, but for a later clause with a verb or subject of its own.</summary>
    private int WideEnd(CueHit hit)
    {
        var hypothetical = hit.Cue.Flags == ContextSense.Hypothetical;
        var itemStart = -1;
        for (var i = hit.End; i < end; i++)
        {
            var kind = KindAt(i);
            if (kind == CueKind.Stop && i > hit.End)
                return i;
            if (kind == CueKind.WeakStop && itemStart >= 0 && !hypothetical)
                return itemStart;
            if (IsMark(i, ',') || IsAnd(i))
                itemStart = i;
        }

        return end;
    }

    /// <summary>Under a heading that stands alone on its line: to the next blank line or heading.</summary>
    private int? SectionEnd(CueHit hit)
    {
        var i = hit.End;
        if (i >= tokens.Length || !IsMark(i, ':') || i + 1 >= tokens.Length || tokens[i + 1].Kind != TokenKind.LineEnd)
            return null;
        for (i += 2; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.LineEnd && (i + 1 >= tokens.Length || tokens[i + 1].Kind == TokenKind.LineEnd || IsHeading(i + 1)))
                return i;
        }

        return tokens.Length;
    }

    private bool IsHeading(int i)
    {
        for (var words = 0; i < tokens.Length && words < 6; i++, words++)
        {
            if (IsMark(i, ':'))
                return words > 0;
            if (tokens[i].Kind != TokenKind.Word)
                return false;
        }

        return false;
    }

    /// <summary>
    /// Where a negated list ends: "no fever, chills or cough" holds three items, "no rash, pulses good" one. After an item with "or" the list closes
    /// at the next comma; without "or" a later item counts only when it is bare and short.
    /// </summary>
    private int ListEnd(CueHit hit)
    {
        var words = 0;
        var closed = false;
        for (var i = hit.End; i < end; i++)
        {
            var kind = KindAt(i);
            if (kind is CueKind.Stop or CueKind.SoftStop || (kind is CueKind.ForwardList or CueKind.ForwardWide && i > hit.End))
                return i;
            if (IsMark(i, '+') || (words == 0 && i > hit.End && kind == CueKind.WeakStop && closed))
                return i;
            if (IsOr(i) || (IsMark(i, ',') && IsOr(i + 1)))
            {
                closed = true;
                words = 0;
            }
            else if (IsMark(i, ',') || IsAnd(i))
            {
                var start = IsMark(i, ',') && i + 1 < end && IsAnd(i + 1) ? i + 2 : i + 1;
                if (!Continues(start, closed || IsInnerItem(hit), IsAnd(start - 1)))
                    return i;
                words = 0;
                i = start - 1;
            }
            else if (tokens[i].Kind == TokenKind.Word && ++words > hit.Cue.Reach)
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>"Drinking, no drool, voice hoarse": within a mixed list the cue governs its own item only.</summary>
    private bool IsInnerItem(CueHit hit) => hit.First > first && (IsMark(hit.First - 1, ',') || IsAnd(hit.First - 1));

    private bool Continues(int start, bool closed, bool joined)
    {
        var length = BareLength(start, out var next);
        if (length == 0)
            return false;
        var item = next;
        while (item < end && (IsMark(item, ',') || IsAnd(item)) && BareLength(item + 1, out var after) is > 0 and <= 5)
            item = after;
        if (item < end && IsOr(item))
            return length <= 5;
        return joined ? length <= 4 && !closed : length <= 2 && !closed;
    }

    /// <summary>Words of the item at a place, 0 where it is no bare noun phrase; and where it ends.</summary>
    private int BareLength(int start, out int next)
    {
        var words = 0;
        for (next = start; next < end; next++)
        {
            if (IsMark(next, ',') && IsOr(next + 1))
                next++;
            if (IsMark(next, ',') || IsAnd(next) || IsOr(next))
                return words;
            if (tokens[next].Kind == TokenKind.Number || KindAt(next) is not (null or CueKind.Pseudo or CueKind.ForwardItem))
                return KindAt(next) is CueKind.Stop or CueKind.SoftStop ? words : 0;
            if (tokens[next].Kind == TokenKind.Word)
                words++;
        }

        return words;
    }

    private CueKind? KindAt(int i) => i < end ? _hits[i - first]?.Cue.Kind : null;

    private bool IsMark(int i, char mark) => i < tokens.Length && tokens[i].Kind == TokenKind.Mark && text[tokens[i].Start] == mark;

    private bool IsAnd(int i) => IsMark(i, '&') || IsWord(i, "and");

    private bool IsOr(int i) => IsWord(i, "or") || IsWord(i, "nor");

    private bool IsWord(int i, string word) => i < end && tokens[i].Kind == TokenKind.Word && tokens[i].In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    private void Add(int cueFirst, int cueEnd, int from, int to, ContextSense flags)
    {
        if (to > from)
            spans.Add(new ContextSpan(tokens[cueFirst].Start, tokens[cueEnd - 1].End, tokens[from].Start, tokens[to - 1].End, flags));
    }
}
