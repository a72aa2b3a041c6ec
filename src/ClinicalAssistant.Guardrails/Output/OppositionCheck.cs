namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A sentence stands at the same pole as its evidence (left or right, before or after, increase or decrease, oral or intravenous), and denies and
/// affirms the same things. The nearest clause of the evidence decides: a clause that agrees at least as closely clears the sentence.
/// </summary>
internal sealed class OppositionCheck(GuardPolicy policy, AnswerVocabulary vocabulary, NearWords near, Func<uint, bool> given, Func<uint, bool> allergen)
{
    private const int MarginOfBoth = 2;
    private const int MarginOfWays = 5;
    private readonly int _clause = policy.Group("negating_clause");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");
    private readonly DenialCheck _denials = new(policy, vocabulary, near, given, allergen);
    private readonly ArgumentOrder _order = new(policy);
    private readonly CrossedSubjects _subjects = new(policy, vocabulary);

    public void Check(Statement sentence, bool cites, IReadOnlyList<Fact> basis, IEnumerable<Fact> asked, List<SentenceFault> faults)
    {
        if (IsOtherKind(sentence, asked))
        {
            faults.Add(new SentenceFault("opposite_of_evidence", "the record"));
            return;
        }

        Poles(sentence, cites, basis, faults);
        _denials.Check(sentence, basis, faults);
        if (_order.IsExchanged(sentence, basis) || (cites && (_subjects.IsCrossed(sentence, basis) || CrossedClauses.IsCrossed(sentence, basis))))
        {
            faults.Add(new SentenceFault("opposite_of_evidence", "order"));
            return;
        }

        foreach (var fact in asked)
        {
            if (PrefixedWords.Turns(sentence, fact.Statement, policy.Answers.Prefixes) && !basis.Any(known => known.Statement.Shared(sentence) > 0 && PrefixedWords.Turns(fact.Statement, known.Statement, policy.Answers.Prefixes)))
            {
                faults.Add(new SentenceFault("opposite_of_evidence", "the question"));
                return;
            }
        }

        foreach (var fact in basis)
        {
            if (PrefixedWords.Oppose(sentence, fact.Statement, basis, policy))
            {
                faults.Add(new SentenceFault("opposite_of_evidence", "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>"He has type 1 diabetes" where question and record tell only of type 2.</summary>
    private bool IsOtherKind(Statement sentence, IEnumerable<Fact> asked)
    {
        foreach (var number in policy.Answers.OppositesByGroup.Of(sentence.Hits))
        {
            if (policy.Answers.Opposites[number] is not { IsOfDisease: true } axis)
                continue;
            foreach (var mine in PolePlace.Of(sentence, axis, _clause))
            {
                if (mine.Denied || mine.InCondition || !IsOfPatient(sentence, axis.Poles[mine.Pole]))
                    continue;
                var told = asked.SelectMany(fact => PolePlace.Of(fact.Statement, axis, _clause)).ToList();
                if (told.Count > 0 && told.TrueForAll(place => place.Pole != mine.Pole && !place.Denied))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether "he has", "her" or the like stands a word or two before.</summary>
    private static bool IsOfPatient(Statement sentence, int pole)
    {
        foreach (var hit in sentence.Hits.Of(pole))
        {
            for (var i = Math.Max(0, hit.Start - 2); i < hit.Start; i++)
            {
                if (sentence.Hits.Tokens.Word(i) is "has" or "his" or "her" or "your")
                    return true;
            }
        }

        return false;
    }

    private void Poles(Statement sentence, bool cites, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        foreach (var number in policy.Answers.OppositesByGroup.Of(sentence.Hits))
        {
            var axis = policy.Answers.Opposites[number];
            foreach (var mine in PolePlace.Of(sentence, axis, _clause))
            {
                if ((Conflicts(sentence, axis, mine, basis) ?? (axis.IsStrict && cites ? Excludes(sentence, axis, mine, basis) : null)) is { } fact)
                {
                    if (axis.Id == "continue_stop" && mine.Pole == 0 && SpareSide.IsOn(sentence, fact.Statement, _more, _less))
                        continue;
                    faults.Add(new SentenceFault(axis.Code, fact.EvidenceId is null ? axis.Id : axis.Id + " [" + fact.EvidenceId + "]"));
                    return;
                }
            }
        }
    }

    /// <summary>The one fact of those cited that speaks of the axis, where all that do stand at other poles, or null.</summary>
    private Fact? Excludes(Statement sentence, OppositeAxis axis, PolePlace mine, IReadOnlyList<Fact> basis)
    {
        if (mine.Denied || StandsGiven(sentence, axis.Poles[mine.Pole]))
            return null;
        Fact? opposed = null;
        foreach (var fact in basis)
        {
            foreach (var theirs in PolePlace.Of(fact.Statement, axis, _clause))
            {
                if (theirs.Denied || theirs.Pole == mine.Pole || Affirms(sentence, axis, theirs.Pole))
                    return null;
                opposed ??= fact;
            }
        }

        return opposed;
    }

    private bool Affirms(Statement sentence, OppositeAxis axis, int pole) => PolePlace.Of(sentence, axis, _clause).Any(place => place.Pole == pole && !place.Denied);

    /// <summary>Whether the sentence stands at that place too, of the same matter or of what it named before.</summary>
    private bool SaysToo(Statement sentence, OppositeAxis axis, PolePlace theirs) =>
        PolePlace.Of(sentence, axis, _clause).Any(place => place.Pole == theirs.Pole && place.Denied == theirs.Denied && place.InCondition == theirs.InCondition && (place.Matter.Count == 0 || theirs.Matter.Count == 0 || place.Matter.Overlaps(theirs.Matter) || place.SharedFigures(theirs) > 0));

    /// <summary>Whether a word of the pole stands in the question or the record.</summary>
    private bool StandsGiven(Statement sentence, int pole)
    {
        foreach (var hit in sentence.Hits.Of(pole))
        {
            if (sentence.ConceptAt[hit.Start] is var concept and not 0 && given(concept))
                return true;
        }

        return false;
    }

    /// <summary>The fact that stands at another pole on the same matter, or null.</summary>
    private Fact? Conflicts(Statement sentence, OppositeAxis axis, PolePlace mine, IReadOnlyList<Fact> basis)
    {
        Fact? opposed = null;
        int bestAgreement = -1, bestConflict = 0;
        HashSet<Fact> agreeing = [];
        var all = StandsAtAll(sentence, axis);
        var mineInBasis = basis.Any(fact => fact.Statement.Has(axis.Poles[mine.Pole]));
        foreach (var fact in basis)
        {
            if (!Speaks(fact.Statement, axis) || (axis.IsOfOrder && StandsAtAll(sentence, axis) && StandsAtAll(fact.Statement, axis)))
                continue;
            // "Under 460 ms, so normal" and "above 460 ms it is prolonged": bound and pole both turn.
            if (TurnsBound(sentence, fact.Statement))
                continue;
            // A sentence that stands at all poles is compared place by place.
            var whole = all ? Sets.Shared(mine.Matter, fact.Statement.Stems) : sentence.Shared(fact.Statement);
            foreach (var theirs in PolePlace.Of(fact.Statement, axis, _clause))
            {
                // "By the rectal route if he cannot swallow": the way that fails is none that is taken.
                if (axis.IsStrict && mine.InCondition)
                    continue;
                // "If he stops for two days, titrate again": what is said if it happens is not advised.
                if (theirs.InCondition != mine.InCondition && theirs.Pole != mine.Pole && axis.Code == "recommendation_reversed")
                    continue;
                // "Flushing from a fast infusion: slow it": a sentence that says the same of the same matter elsewhere contradicts nothing.
                if (!mineInBasis && theirs.Pole != mine.Pole && SaysToo(sentence, axis, theirs))
                    continue;
                // "36 hours later" is a length of time, and no "late".
                if (mine.OfSpan != theirs.OfSpan)
                    continue;
                var same = theirs.Denied == mine.Denied;
                // Two poles: denying one is standing at the other.
                var agrees = same ? theirs.Pole == mine.Pole : axis.Poles.Count == 2 && theirs.Pole != mine.Pole;
                var near = Sets.Shared(mine.Matter, theirs.Matter) + Sets.Shared(sentence.Classes, theirs.Matter) + (2 * mine.SharedFigures(theirs));
                var score = (2 * near) + whole;
                if (agrees)
                {
                    bestAgreement = Math.Max(bestAgreement, score);
                    agreeing.Add(fact);
                }
                else if (same && score > bestConflict && (!axis.IsByFigure || mine.SharedFigures(theirs) > 0) && (near > 0 || (!axis.IsOfOrder && whole > 0 && (mine.Matter.Count == 0 || theirs.Matter.Count == 0)) || (!axis.IsOfOrder && whole > 1 && whole * 2 >= sentence.Stems.Count)))
                {
                    bestConflict = score;
                    opposed = fact;
                }
            }
        }

        if (mine.Matter.Count == 0 && bestAgreement >= 0)
            return null;
        // A fact that stands at both poles contradicts only what is clearly nearer to the other, and so do two facts beside a sentence that does.
        var margin = opposed is not null && agreeing.Contains(opposed) ? (axis.IsStrict ? MarginOfWays : 1) : all && agreeing.Count > 0 ? MarginOfBoth : 0;
        return bestConflict > bestAgreement + margin ? opposed : null;
    }

    /// <summary>Whether they state one figure as bounds of two directions.</summary>
    private bool TurnsBound(Statement sentence, Statement fact)
    {
        foreach (var number in sentence.Numbers)
        {
            if (sentence.Direction(number, _more, _less) is not (var mine and not 0))
                continue;
            foreach (var bound in fact.Numbers)
            {
                if (bound.Value == number.Value && mine * fact.Direction(bound, _more, _less) < 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"from 4 days before to 4 days after": the span holds both.</summary>
    private static bool StandsAtAll(Statement statement, OppositeAxis axis) => axis.Poles.All(statement.Has);

    private static bool Speaks(Statement statement, OppositeAxis axis)
    {
        foreach (var pole in axis.Poles)
        {
            if (statement.Has(pole))
                return true;
        }

        return false;
    }
}
