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
    private readonly int _applying = policy.Group("applying");

    /// <summary>The clauses in order; <paramref name="denied"/> receives for each token whether it is denied.</summary>
    public IReadOnlyList<StatementPart> Read(TermHits hits, uint[] concepts, bool[] denied)
    {
        var tokens = hits.Tokens;
        var begins = new bool[tokens.Count];
        for (var i = 1; i < tokens.Count; i++)
            begins[i] = IsCut(tokens, i);
        foreach (var hit in hits.Of(_break))
            begins[hit.Start] |= !IsWithinVerb(tokens, hit.Start);
        for (var i = 1; i < tokens.Count; i++)
            begins[i] |= IsOnceClause(tokens, i) || IsShouldClause(tokens, i);
        // "Clean it daily and leave it out at night", "comes after it and never replaces it": the denial covers its own verb.
        foreach (var cues in (ReadOnlySpan<int>)[_clause, _advice])
        {
            foreach (var hit in hits.Of(cues))
            {
                if (hit.Start > 0 && tokens.Word(hit.Start - 1) is "and")
                    begins[hit.Start - 1] = true;
            }
        }

        foreach (var hit in hits.Of(_verb))
        {
            if (hit.Start > 0 && tokens.Word(hit.Start - 1) is "and")
                begins[hit.Start - 1] = true;
        }

        // "Keep water away from it and dress it with gauze".
        foreach (var hit in hits.Of(_applying))
        {
            if (hit.Start > 0 && tokens.Word(hit.Start - 1) is "and" && hit.End < tokens.Count && tokens.Word(hit.End) is "it" or "them" or "the" or "a" or "an" or "his" or "her" or "your" or "this" or "with")
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
            else if (parts.Count > 0 && denied[first - 1] && IsBracketed(tokens, parts[^1], first, end))
                Array.Fill(denied, true, first, end - first);
            if (tokens.FollowsComma(first) && (IsSilentAdvice(hits, first, end, concepts) || EndsDeniedList(hits, parts, first, end)))
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

        KeptOff.Deny(tokens, concepts, parts, denied);
        for (var i = 0; i < parts.Count; i++)
        {
            var conditional = !hits.Between(_conditional, parts[i].First, parts[i].First).IsEmpty || IsOnceClause(tokens, parts[i].First) || IsShouldClause(tokens, parts[i].First);
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
        if (!denied[first - 1] || !hits.Tokens.FollowsComma(first) || hits.Tokens.Word(first) is "with" or "although" or "plus" or "by" or "via" or "using" || ItemLength(hits, first, end) > LongestItem || !hits.Between(_break, first, first).IsEmpty)
            return false;
        // The list ends with "or", or with "and" after advice, and holds no clause of its own before that.
        var isAdvice = AdvisesAgainst(hits, before.First, before.End) || hits.Tokens.Word(before.First) is "keep" or "stay" || (before.First + 1 < before.End && hits.Tokens.Word(before.First + 1) is "keep" or "stay");
        for (var i = first; i < hits.Tokens.Count; i++)
        {
            if (i > first && begins[i] && (!hits.Tokens.FollowsComma(i) || !hits.Between(_break, i, i).IsEmpty))
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
        if (ItemHasVerb(hits.Tokens, first, end))
            return end - first;

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
            if (hit.End <= end && !IsPseudo(hits, hit) && !IsPredicate(hits, first, hit))
                return true;
        }

        return ForbidsAny(hits.Tokens, first, end);
    }

    /// <summary>"No anti-inflammatory should be given".</summary>
    private static bool ForbidsAny(Tokens tokens, int first, int end)
    {
        var no = first;
        while (no < end && tokens.Word(no) is not "no")
            no++;
        for (var i = no + 2; i + 1 < Math.Min(end, no + LongestItem); i++)
        {
            if (tokens.Word(i) is "should" or "must" or "may" && tokens.Word(i + 1) is "be")
                return true;
        }

        return false;
    }

    /// <summary>"Antipyretics do not prevent seizures": what stands before does not do it, and nobody is told.</summary>
    private static bool IsPredicate(TermHits hits, int first, TermHits.Hit advice)
    {
        var tokens = hits.Tokens;
        if (advice.Start == first || advice.End >= tokens.Count || tokens.Word(advice.Start) is not ("do" or "dont") || tokens.Word(advice.End - 1) is not ("not" or "dont"))
            return false;
        return tokens.Word(advice.Start - 1) is not ("you" or "please" or "and" or "or" or "but" or "so" or "then" or "also" or "to" or "they" or "we" or "patients" or "people" or "adults" or "children") && !IsPreposition(tokens.Word(first))
            && tokens.Word(advice.End) is "prevent" or "cause" or "affect" or "apply" or "cover" or "kill" or "work" or "help" or "change" or "alter" or "exclude" or "treat" or "cure" or "reduce" or "increase" or "raise" or "lower" or "interact" or "need" or "require" or "mean" or "show" or "count";
    }

    private static bool IsPreposition(ReadOnlySpan<char> word) =>
        word is "in" or "for" or "with" or "at" or "on" or "during" or "after" or "before" or "under" or "over" or "from" or "below" or "above" or "while" or "if" or "when" or "as" or "without";

    /// <summary>"…, must not be used": advice whose matter stands before the comma.</summary>
    private bool IsSilentAdvice(TermHits hits, int first, int end, uint[] concepts)
    {
        if (!AdvisesAgainst(hits, first, end) || (end < hits.Tokens.Count && IsOfOrder(hits.Tokens.Word(end))))
            return false;
        for (var i = first; i < end; i++)
        {
            // "…, not for this": only what it points at is denied.
            if ((concepts[i] != 0 && !IsCue(hits, i)) || IsOfOrder(hits.Tokens.Word(i)) || (i > first && hits.Tokens.Word(i) is "this" or "that" or "these" or "those" && hits.Tokens.Word(i - 1) is "for" or "in" or "with" or "during"))
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
        part.End - part.First <= 4 && hits.Tokens.FollowsComma(part.End) && hits.Between(_verb, part.First, part.End - 1).IsEmpty && hits.Between(_break, part.First, part.End - 1).IsEmpty
        && hits.Tokens.Word(part.First) is not ("in" or "for" or "at" or "on" or "with" or "during" or "no" or "not" or "yes" or "from" or "by" or "under" or "over" or "as" or "given");

    /// <summary>"before or with glucose, never after": the advice is against another order or amount, and not against what stands before.</summary>
    private static bool IsOfOrder(ReadOnlySpan<char> word) =>
        word is "after" or "afterwards" or "before" or "beforehand" or "during" or "later" or "earlier" or "sooner" or "first" or "last" or "then" or "more" or "less" or "longer" or "faster" or "slower" or "oftener" or "twice" or "again" or "instead" or "both" or "together" or "alone" or "above" or "below" or "over" or "under";

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

    /// <summary>"The dose would then need to be cut", "until that level": the word stands inside its clause.</summary>
    private static bool IsWithinVerb(Tokens tokens, int token) => token > 0 && tokens.Word(token) switch
    {
        "then" => tokens.Word(token - 1) is "would" or "should" or "must" or "may" or "can" or "will" or "is" or "are" or "was" or "has",
        "that" => tokens.Word(token - 1) is "until" or "if" or "when" or "while" or "once" or "unless",
        _ => false,
    };

    /// <summary>"Should it not have cleared": the verb before its subject sets a condition.</summary>
    private static bool IsShouldClause(Tokens tokens, int token) =>
        token + 2 < tokens.Count && tokens.Word(token) is "should" && tokens.Word(token + 1) is "it" or "he" or "she" or "they" or "you" or "this" or "these" or "there" or "any" && !tokens.Text.AsSpan(tokens[tokens.Count - 1].End).Contains('?');

    /// <summary>"Once haemorrhage is excluded" sets a condition, "once daily" counts.</summary>
    private static bool IsOnceClause(Tokens tokens, int token)
    {
        if (tokens.Word(token) is not "once" || token + 2 >= tokens.Count || tokens.Word(token + 1) is "daily" or "a" or "weekly" or "monthly" or "every" or "per" or "only" or "more" or "in" or "at" or "or" or "and" or "each" or "nightly" or "again" or "on" or "by")
            return false;
        for (var i = token + 2; i < Math.Min(tokens.Count, token + LongestItem); i++)
        {
            if (tokens.Word(i) is "is" or "are" or "has" or "have" or "was" or "were")
                return true;
            if (IsCut(tokens, i))
                return false;
        }

        return false;
    }

    /// <summary>"None of the criteria (fever, effusion, raised troponin)": an item of the list in brackets behind what is denied.</summary>
    private static bool IsBracketed(Tokens tokens, StatementPart before, int first, int end)
    {
        if (end - first > LongestItem || ItemHasVerb(tokens, first, end) || before.AdvisesAgainst)
            return false;
        var text = tokens.Text.AsSpan(0, tokens[first].Start);
        return text.LastIndexOf('(') is >= 0 and var bracket && bracket > text.LastIndexOf(')') && IsNone(tokens, bracket);
    }

    /// <summary>Whether "none of" or "neither" stands outright before the bracket.</summary>
    private static bool IsNone(Tokens tokens, int bracket)
    {
        var last = tokens.Count - 1;
        while (last > 0 && tokens[last].Start > bracket)
            last--;
        for (var i = last; i >= 0 && i > last - LongestItem; i--)
        {
            if (tokens.Word(i) is "none" or "neither")
                return i == 0 || tokens.Word(i - 1) is not ("if" or "when" or "where" or "with" or "provided" or "unless");
        }

        return false;
    }

    /// <summary>Whether a word of being, having or duty stands in the item.</summary>
    public static bool ItemHasVerb(Tokens tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens.Word(i) is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "can" or "may" or "will" or "should" or "must")
                return true;
        }

        return false;
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

        DenyPassedOver(hits.Tokens, first, end, denied);
        for (var i = first; i < end; i++)
            DenyWithin(hits.Tokens, i, first, end, denied);
    }

    /// <summary>"Choose showers over baths", "a better choice than a tablet": the second of two names; "over a week" and "over the wound" pass nothing over.</summary>
    private static void DenyPassedOver(Tokens tokens, int first, int end, bool[] denied)
    {
        for (var i = first + 2; i + 1 < end; i++)
        {
            if (!(IsPreferredOver(tokens, i) || (tokens.Word(i) is "than" && tokens.Word(i - 2) is "better" or "safer")) || char.IsAsciiDigit(tokens.Word(i + 1)[0]))
                continue;
            for (var k = i + 1; k < end && tokens.Word(k) is not ("in" or "for" or "at" or "with" or "to" or "during" or "on" or "as" or "and"); k++)
                denied[k] = true;
        }
    }

    private static bool IsPreferredOver(Tokens tokens, int over) =>
        tokens.Word(over) is "over" && (tokens.Word(over - 2) is "choose" or "prefer" or "favour" or "favor" || tokens.Word(over - 1) is "preferred" or "favoured" or "favored")
        && tokens.Word(over + 1) is not ("a" or "an" or "the" or "its" or "each" or "one" or "two" or "three" or "half" or "several" or "time");

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
