namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence states as certain ("proves", "always", "is not cancer") what the evidence of that matter calls possible, usual or still to be shown.</summary>
internal sealed class CertaintyCheck(GuardPolicy policy)
{
    private readonly int _certain = policy.Group("certain_words");
    private readonly int _excluding = policy.Group("excluding_words");
    private readonly int _uncertain = policy.Group("uncertain_words");
    private readonly int _sworn = policy.Group("sworn_words");
    private readonly int _strong = policy.Group("strong_cue");
    private readonly int _against = policy.Group("advice_against");

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        if (faults.Count > 0 || sentence.Has(_uncertain) || sentence.Text.Contains('?'))
            return;
        if (IsSworn(sentence, basis))
        {
            faults.Add(new SentenceFault("opposite_of_evidence", "certainty"));
            return;
        }

        if (IsPromised(sentence) && Unsure(sentence, 0, basis) is { } promised)
        {
            faults.Add(new SentenceFault("opposite_of_evidence", "certainty [" + promised.EvidenceId + "]"));
            return;
        }

        foreach (var part in sentence.Parts)
        {
            if (Certain(sentence, part) is not (>= 0 and var token))
                continue;
            if ((Unsure(sentence, token + 1, basis) ?? Unsure(sentence, 0, basis)) is { } fact)
            {
                faults.Add(new SentenceFault("opposite_of_evidence", "certainty [" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>"Is certainly the source", "will definitely be gone": sworn to, where no evidence is certain of anything.</summary>
    private bool IsSworn(Statement sentence, IReadOnlyList<Fact> basis)
    {
        foreach (var hit in sentence.Hits.Of(_sworn))
        {
            if (!IsDenied(sentence, hit.Start) && sentence.PartAt(sentence.Hits.Tokens[hit.Start].Start) is not { IsConditional: true } && (hit.Start > 0 && sentence.Hits.Tokens.Word(hit.Start - 1) is "will" || !IsAdvice(sentence, hit)))
                return !basis.Any(fact => Affirms(fact.Statement, _certain) || Affirms(fact.Statement, _excluding));
        }

        return false;
    }

    /// <summary>Whether it holds a word of the group outside a denial; "cannot be excluded" is certain of nothing.</summary>
    private static bool Affirms(Statement fact, int group)
    {
        foreach (var hit in fact.Hits.Of(group))
        {
            if (!IsDenied(fact, hit.Start))
                return true;
        }

        return false;
    }

    /// <summary>"Your arm will be back to normal": told as sure to come.</summary>
    private static bool IsPromised(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is "will" && tokens.Word(i + 1) is not ("need" or "needs" or "want" or "ask" or "see" or "call" or "check" or "give" or "do" or "help" or "tell" or "also" or "take" or "have") && (i == 0 || tokens.Word(i - 1) is not ("we" or "nurse" or "team" or "doctor" or "clinic" or "they" or "i")))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause states something as certain; "always take", "never drive", "confirm the dose" advise, "does not prove" claims nothing.</summary>
    private int Certain(Statement sentence, StatementPart part)
    {
        foreach (var group in (ReadOnlySpan<int>)[_certain, _excluding])
        {
            foreach (var hit in sentence.Hits.Between(group, part.First, part.End - 1))
            {
                if ((hit.Start > 0 || IsOfAll(sentence)) && !IsDenied(sentence, hit.Start) && !IsAdvice(sentence, hit))
                    return hit.Start;
            }
        }

        return -1;
    }

    /// <summary>"All cases settle", "nobody relapses"; "all patients should be seen" advises.</summary>
    private static bool IsOfAll(Statement sentence)
    {
        var isAll = sentence.Hits.Tokens.Word(0) is "all" or "every" or "each" or "everyone" or "everybody" or "nobody" or "no";
        for (var i = 1; i < sentence.Hits.Tokens.Count; i++)
            isAll &= sentence.Hits.Tokens.Word(i) is not ("should" or "must" or "need" or "needs" or "have" or "has");
        return isAll;
    }

    /// <summary>"does not rule out", "cannot prove", "not always".</summary>
    private static bool IsDenied(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 3); i < token; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "not" or "no" or "cannot" or "never" or "nor" or "neither" or "hardly" or "without" or "nothing" or "doesnt" or "dont" or "isnt" or "arent" or "cant" or "wont" or "didnt")
                return true;
        }

        return false;
    }

    /// <summary>"should always be", "must never", "is never given".</summary>
    private static bool IsAdvice(Statement sentence, TermHits.Hit hit)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = Math.Max(0, hit.Start - 3); i < hit.Start; i++)
        {
            if (tokens.Word(i) is "should" or "must" or "please" or "to" or "shall" or "until" or "unless" or "if" or "once" or "and" or "need" or "needs")
                return true;
        }

        // "Lozenges always keep colds away": what stands directly before is what does it.
        if (hit.Start > 0 && sentence.ConceptAt[hit.Start - 1] != 0 && tokens.Text.AsSpan(tokens[hit.Start - 1].End, tokens[hit.Start].Start - tokens[hit.Start - 1].End).IsWhiteSpace() && tokens.Word(hit.End - 1) is "always")
            return false;
        return hit.End < tokens.Count && tokens.Word(hit.End) is "give" or "given" or "use" or "used" or "take" or "taken" or "ask" or "tell" or "be" or "check" or "keep";
    }

    /// <summary>The sentence of the evidence nearest to the words from a token on, where it is unsure and no other on the matter is certain; null otherwise.</summary>
    private Fact? Unsure(Statement sentence, int from, IReadOnlyList<Fact> basis)
    {
        Fact? unsure = null;
        var most = 0;
        foreach (var fact in basis)
        {
            var shared = WordBeginnings.Shared(sentence, from, fact.Statement);
            if (shared == 0)
                continue;
            if (fact.Statement.Has(_certain) || fact.Statement.Has(_excluding) || fact.Statement.Has(_against))
                return null;
            if (shared < most || (shared == most && unsure is not null))
                continue;
            most = shared;
            unsure = fact.Statement.Has(_uncertain) && !fact.Statement.Has(_strong) ? fact : null;
        }

        return unsure;
    }
}
