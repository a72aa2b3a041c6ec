using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>Cuts a statement into clauses and reads which words each denies or advises against.</summary>
internal sealed class StatementParts(GuardPolicy policy)
{
    private static readonly SearchValues<char> Cuts = SearchValues.Create(",;:()|\n→•—[]");
    private const int LongestItem = 7;
    private readonly int _break = policy.Group("part_break");
    private readonly int _verb = policy.Group("verb_after_and");
    private readonly int _forward = policy.Group("negating_forward");
    private readonly int _clause = policy.Group("negating_clause");
    private readonly int _pseudo = policy.Group("negating_pseudo");
    private readonly int _conditional = policy.Group("conditional");
    private readonly int _advice = policy.Group("advice_against");
    private readonly int _temporal = policy.Group("temporal");

    /// <summary>The clauses in order; <paramref name="denied"/> receives for each token whether it is denied.</summary>
    public IReadOnlyList<StatementPart> Read(TermHits hits, uint[] concepts, bool[] denied)
    {
        var tokens = hits.Tokens;
        var begins = new bool[tokens.Count];
        for (var i = 1; i < tokens.Count; i++)
            begins[i] = IsCut(tokens, i);
        foreach (var hit in hits.Of(_break))
            begins[hit.Start] = true;
        foreach (var hit in hits.Of(_verb))
        {
            if (hit.Start > 0 && tokens.Word(hit.Start - 1) is "and")
                begins[hit.Start - 1] = true;
        }

        var parts = new List<StatementPart>();
        for (var first = 0; first < tokens.Count;)
        {
            var end = first + 1;
            while (end < tokens.Count && !begins[end])
                end++;
            Deny(hits, first, end, denied);
            if (parts.Count > 0 && !Array.Exists(denied[first..end], static no => no) && IsItemOfDenied(hits, parts[^1], first, end, begins, denied))
                Array.Fill(denied, true, first, end - first);
            if (first > 0 && FollowsComma(tokens, first) && (IsSilentAdvice(hits, first, end, concepts) || EndsDeniedList(hits, parts, first, end)))
                DenyBefore(parts, first, denied);
            var all = new HashSet<uint>(end - first);
            var no = new HashSet<uint>();
            for (var i = first; i < end; i++)
            {
                if (concepts[i] == 0 || IsCue(hits, i))
                    continue;
                all.Add(concepts[i]);
                if (denied[i])
                    no.Add(concepts[i]);
            }

            parts.Add(new StatementPart(first, end, all, no) { AdvisesAgainst = AdvisesAgainst(hits, first, end) });
            first = end;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var conditional = !hits.Between(_conditional, parts[i].First, parts[i].First).IsEmpty;
            if (!conditional && hits.Between(_temporal, parts[i].First, parts[i].First).IsEmpty)
                continue;
            parts[i] = parts[i] with { IsConditional = conditional, IsTemporal = !conditional };
            if (parts[i].Denied.Count == 0 && ((i > 0 && IsDenial(parts[i - 1], denied)) || (i == 0 && parts.Count > 1 && IsDenial(parts[1], denied))))
                parts[i] = parts[i] with { OfDenial = true };
        }

        return parts;
    }

    /// <summary>"No fever, cough or rash", "keep away from infants, pregnant women and the frail": an item of a list whose first is denied.</summary>
    private bool IsItemOfDenied(TermHits hits, StatementPart before, int first, int end, bool[] begins, bool[] denied)
    {
        if (!denied[first - 1] || !FollowsComma(hits.Tokens, first) || hits.Tokens.Word(first) is "with" or "although" or "plus" || ItemLength(hits, first, end) > LongestItem || !hits.Between(_break, first, first).IsEmpty)
            return false;
        // The list ends with "or", or with "and" after advice, and holds no clause of its own before that.
        var isAdvice = AdvisesAgainst(hits, before.First, before.End) || hits.Tokens.Word(before.First) is "keep" or "stay" || (before.First + 1 < before.End && hits.Tokens.Word(before.First + 1) is "keep" or "stay");
        for (var i = first; i < hits.Tokens.Count; i++)
        {
            if (i > first && begins[i] && (!FollowsComma(hits.Tokens, i) || !hits.Between(_break, i, i).IsEmpty))
                return false;
            // "…, or is cloudy" and "…, and see a doctor" go on with a clause.
            if (hits.Tokens.Word(i) is "or" or "nor" || (isAdvice && hits.Tokens.Word(i) is "and"))
                return hits.Between(_verb, i + 1, i + 1).IsEmpty;
            if (!hits.Between(_verb, i, i).IsEmpty)
                return false;
        }

        return false;
    }

    /// <summary>The words of an item up to where it tells of what or where the whole list is ("blood pressure cuffs on the fistula arm").</summary>
    private static int ItemLength(TermHits hits, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (hits.Tokens.Word(i) is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "can" or "may" or "will" or "should" or "must")
                return end - first;
        }

        for (var i = first + 1; i < end; i++)
        {
            if (hits.Tokens.Word(i) is "on" or "in" or "at" or "over" or "near" or "around" or "inside" or "within" or "into" or "during" or "through" or "throughout")
                return i - first;
        }

        return end - first;
    }

    /// <summary>Whether it advises against, "no need to avoid" aside.</summary>
    private bool AdvisesAgainst(TermHits hits, int first, int end)
    {
        foreach (var hit in hits.Between(_advice, first, end - 1))
        {
            // "Well or not, with food": the comma parts them.
            if (hit.End <= end && !IsPseudo(hits, hit))
                return true;
        }

        return false;
    }

    /// <summary>"…, must not be used": advice whose matter stands before the comma.</summary>
    private bool IsSilentAdvice(TermHits hits, int first, int end, uint[] concepts)
    {
        if (!AdvisesAgainst(hits, first, end) || (end < hits.Tokens.Count && IsOfOrder(hits.Tokens.Word(end))))
            return false;
        for (var i = first; i < end; i++)
        {
            if ((concepts[i] != 0 && !IsCue(hits, i)) || IsOfOrder(hits.Tokens.Word(i)))
                return false;
        }

        return true;
    }

    /// <summary>"Open wounds, fever and epilepsy rule it out": what the last item's clause denies, all items before it are.</summary>
    private bool EndsDeniedList(TermHits hits, List<StatementPart> before, int first, int end)
    {
        if (hits.Between(_clause, first + 1, end - 1) is not [var cue, ..] || IsPseudo(hits, cue) || !hits.Between(_forward, first, end - 1).IsEmpty)
            return false;
        var joined = false;
        for (var i = first + 1; i < cue.Start; i++)
            joined |= hits.Tokens.Word(i) is "and" or "or";
        return joined && cue.End >= end - 1 && before.TrueForAll(part => IsNoun(hits, part));
    }

    /// <summary>A few words without a verb, a place or a condition, joined to the next by a comma.</summary>
    private bool IsNoun(TermHits hits, StatementPart part) =>
        part.End - part.First <= 4 && FollowsComma(hits.Tokens, part.End) && hits.Between(_verb, part.First, part.End - 1).IsEmpty && hits.Between(_break, part.First, part.End - 1).IsEmpty
        && hits.Tokens.Word(part.First) is not ("in" or "for" or "at" or "on" or "with" or "during" or "no" or "not" or "yes" or "from" or "by" or "under" or "over" or "as" or "given");

    /// <summary>"before or with glucose, never after": the advice is against another order or amount, and not against what stands before.</summary>
    private static bool IsOfOrder(ReadOnlySpan<char> word) =>
        word is "after" or "afterwards" or "before" or "beforehand" or "during" or "later" or "earlier" or "sooner" or "first" or "last" or "then" or "more" or "less" or "longer" or "faster" or "slower" or "oftener" or "twice" or "again" or "both" or "together" or "alone" or "above" or "below" or "over" or "under";

    private static bool FollowsComma(Tokens tokens, int first) => tokens.Text.AsSpan(tokens[first - 1].End, tokens[first].Start - tokens[first - 1].End).Trim() is ",";

    private static void DenyBefore(List<StatementPart> parts, int first, bool[] denied)
    {
        for (var i = 0; i < first; i++)
            denied[i] = true;
        for (var p = 0; p < parts.Count; p++)
        {
            foreach (var concept in parts[p].Concepts)
                parts[p].Denied.Add(concept);
        }
    }

    private static bool IsDenial(StatementPart part, bool[] denied) => Array.IndexOf(denied, true, part.First, part.End - part.First) >= 0;

    private void Deny(TermHits hits, int first, int end, bool[] denied)
    {
        foreach (var hit in hits.Between(_clause, first, end - 1))
        {
            if (IsPseudo(hits, hit))
                continue;
            for (var i = first; i < end; i++)
                denied[i] = true;
            return;
        }

        foreach (var hit in hits.Between(_forward, first, end - 1))
        {
            if (IsPseudo(hits, hit))
                continue;
            // "non-absorbable sutures": the prefix denies its own word only.
            var last = hits.Tokens.Word(hit.Start) is "non" or "outside" ? Math.Min(end, hit.End + 1) : end;
            for (var i = hit.End; i < last; i++)
                denied[i] = true;
        }

        for (var i = first; i < end; i++)
            DenyWithin(hits.Tokens, i, first, end, denied);
    }

    /// <summary>"painless", "symptom-free", "replace butter with oil".</summary>
    private static void DenyWithin(Tokens tokens, int i, int first, int end, bool[] denied)
    {
        var word = tokens.Word(i);
        if (word.Length >= 8 && word.EndsWith("less") && word is not ("breathless" or "regardless" or "nonetheless" or "nevertheless" or "restless" or "harmless"))
            denied[i] = true;
        else if (word is "free" && i > first && (tokens.Text[tokens[i].Start - 1] == '-' || (IsRidOf(tokens.Word(i - 1)) && (i + 1 == end || tokens.Word(i + 1) is not ("of" or "from")))))
            denied[i - 1] = true;
        else if (word is "replace" or "replaces" or "replaced" or "replacing" or "swap" or "swapping")
        {
            var with = i + 1;
            while (with < end && tokens.Word(with) is not ("with" or "for" or "by"))
                with++;
            for (var k = i + 1; with < end && k < with; k++)
                denied[k] = true;
        }
    }

    /// <summary>What somebody or something is told to be free: "smoke free", "seizure free since May".</summary>
    private static bool IsRidOf(ReadOnlySpan<char> word) => word is "smoke" or "pain" or "symptom" or "seizure" or "fever" or "drug" or "alcohol" or "gluten" or "lactose" or "sugar" or "dairy" or "latex" or "nut" or "relapse" or "infection"
        or "disease" or "recurrence" or "tumour" or "tumor" or "caffeine" or "nicotine" or "fragrance" or "perfume" or "preservative" or "hormone" or "oestrogen" or "estrogen" or "migraine" or "attack" or "opioid" or "cancer" or "angina";

    /// <summary>A word that denies is no matter that is denied.</summary>
    private bool IsCue(TermHits hits, int token) => !hits.Between(_clause, token, token).IsEmpty || !hits.Between(_advice, token, token).IsEmpty;

    private bool IsPseudo(TermHits hits, TermHits.Hit cue)
    {
        foreach (var hit in hits.Of(_pseudo))
        {
            if (hit.Start < cue.End && cue.Start < hit.End)
                return true;
        }

        return false;
    }

    /// <summary>Whether punctuation before the token ends a clause.</summary>
    private static bool IsCut(Tokens tokens, int i)
    {
        var between = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
        if (between.ContainsAny(Cuts))
            return true;
        return between.Length >= 2 && (between.Contains(". ", StringComparison.Ordinal) || between.Contains(" - ", StringComparison.Ordinal) || between.Contains(" – ", StringComparison.Ordinal));
    }
}
