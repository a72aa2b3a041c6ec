namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A sentence stands at the same pole as its evidence (left or right, before or after, increase or decrease, oral or intravenous), and denies and
/// affirms the same things. The nearest clause of the evidence decides: a clause that agrees at least as closely clears the sentence.
/// </summary>
internal sealed class OppositionCheck(GuardPolicy policy, AnswerVocabulary vocabulary, Func<uint, bool> given)
{
    private const double MostOfDenied = 0.8;
    private readonly IReadOnlyList<OppositeAxis> _axes = policy.Answers.Opposites;
    private readonly int _against = policy.Group("advising_against");
    private readonly int _missing = policy.Group("missing_cue");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");
    private readonly int _stopping = policy.Answers.Opposites.FirstOrDefault(axis => axis.Id == "continue_stop")?.Poles[1] ?? -1;
    private readonly Proposals _proposals = new(policy);

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        Poles(sentence, basis, faults);
        Denials(sentence, basis, faults);
        foreach (var fact in basis)
        {
            if (Comparison.IsExchanged(sentence, fact.Statement) || PrefixedWords.Oppose(sentence, fact.Statement))
            {
                faults.Add(new SentenceFault("opposite_of_evidence", "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    private void Poles(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        foreach (var axis in _axes)
        {
            if (!Speaks(sentence, axis))
                continue;
            foreach (var mine in PolePlace.Of(sentence, axis))
            {
                if (Conflicts(sentence, axis, mine, basis) is { } fact)
                {
                    faults.Add(new SentenceFault(axis.Code, fact.EvidenceId is null ? axis.Id : axis.Id + " [" + fact.EvidenceId + "]"));
                    return;
                }
            }
        }
    }

    /// <summary>The fact that stands at another pole on the same matter, or null.</summary>
    private static Fact? Conflicts(Statement sentence, OppositeAxis axis, PolePlace mine, IReadOnlyList<Fact> basis)
    {
        Fact? opposed = null;
        int bestAgreement = -1, bestConflict = 0;
        foreach (var fact in basis)
        {
            if (!Speaks(fact.Statement, axis) || (axis.Id == "before_after" && StandsAtAll(sentence, axis) && StandsAtAll(fact.Statement, axis)))
                continue;
            var whole = sentence.Shared(fact.Statement);
            foreach (var theirs in PolePlace.Of(fact.Statement, axis))
            {
                var same = theirs.Denied == mine.Denied;
                // Two poles: denying one is standing at the other.
                var agrees = same ? theirs.Pole == mine.Pole : axis.Poles.Count == 2 && theirs.Pole != mine.Pole;
                var near = Sets.Shared(mine.Matter, theirs.Matter) + mine.SharedFigures(theirs);
                var score = (2 * near) + whole;
                if (agrees)
                {
                    bestAgreement = Math.Max(bestAgreement, score);
                }
                else if (same && score > bestConflict && (near > 0 || (whole > 0 && (mine.Matter.Count == 0 || theirs.Matter.Count == 0))))
                {
                    bestConflict = score;
                    opposed = fact;
                }
            }
        }

        return bestConflict > bestAgreement ? opposed : null;
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

    /// <summary>What the evidence denies is affirmed, or the other way round, and no clause says it the same way as closely.</summary>
    private void Denials(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        foreach (var part in sentence.Parts)
        {
            foreach (var fact in basis)
            {
                // "Still awaited" and "not yet done" say the same.
                if (sentence.Has(_missing) && fact.Statement.Has(_missing))
                    continue;
                foreach (var other in fact.Statement.Parts)
                {
                    if (part.AdvisesAgainst && IsCautious(sentence, part))
                        continue;
                    if ((Opposes(sentence, part, fact.Statement, other) || ProposesDenied(sentence, part, fact.Statement, other)) && !IsSaidElsewhere(part, other, sentence, fact, basis))
                    {
                        var advice = sentence.Has(_against) || fact.Statement.Has(_against);
                        faults.Add(new SentenceFault(advice ? "recommendation_reversed" : "negation_conflict", fact.EvidenceId is null ? "" : "[" + fact.EvidenceId + "]"));
                        return;
                    }
                }
            }
        }
    }

    private bool Opposes(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (part.IsConditional || other.IsConditional)
            return false;
        if (part.Denied.Count > 0 == other.Denied.Count > 0)
            return part.Denied.Count > 0 && IsExchanged(part, other);
        // A bound may well be denied: the patient can lie on its other side.
        if (part.Denied.Count > 0 && (DeniesOutright(fact) || HasBound(fact, other) || IsStopping(fact, other)))
            return false;
        if (other.Denied.Count > 0 && IsStopping(sentence, part) && !IsStopping(fact, other))
            return false;
        // Both advise against, each in its own words.
        if (other.AdvisesAgainst && sentence.Parts.Any(clause => clause.AdvisesAgainst))
            return false;
        var (denying, affirming, whole) = part.Denied.Count > 0 ? (part, other, fact) : (other, part, sentence);
        var needed = ReferenceEquals(denying, other) ? WithoutAlternatives(fact, other, affirming) : denying.Denied;
        var shared = Sets.Shared(needed, affirming.Concepts);
        if (shared > 0 && shared >= MostOfDenied * needed.Count)
            return true;
        return shared > 0 && denying.Denied.IsSubsetOf(whole.Stems) && !whole.HasDenial;
    }

    /// <summary>
    /// Advice against a medicine of which the evidence only states the dose is caution, not contradiction: the reason may lie in the patient.
    /// </summary>
    private bool IsCautious(Statement sentence, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.ConceptAt[i] != 0 && sentence.DeniedAt[i] && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>"bone rather than liver" and "liver rather than bone".</summary>
    private static bool IsExchanged(StatementPart part, StatementPart other) =>
        part.Denied.Any(concept => other.Concepts.Contains(concept) && !other.Denied.Contains(concept))
        && other.Denied.Any(concept => part.Concepts.Contains(concept) && !part.Denied.Contains(concept));

    /// <summary>What is denied, without the medicines of a list ("pravastatin or rosuvastatin are not affected") that the other side does not name.</summary>
    private HashSet<uint> WithoutAlternatives(Statement fact, StatementPart denying, StatementPart affirming)
    {
        var left = new HashSet<uint>(denying.Denied);
        var named = false;
        for (var i = denying.First; i < denying.End; i++)
        {
            if (fact.ConceptAt[i] is not (var concept and not 0) || !vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))
                continue;
            if (affirming.Concepts.Contains(concept))
                named = true;
            else
                left.Remove(concept);
        }

        return named ? left : denying.Denied;
    }

    /// <summary>Whether it denies something other than in a condition ("if you cannot take four steps").</summary>
    private static bool DeniesOutright(Statement fact)
    {
        foreach (var part in fact.Parts)
        {
            if (!part.IsConditional && Array.IndexOf(fact.DeniedAt, true, part.First, part.End - part.First) >= 0)
                return true;
        }

        return false;
    }

    private bool HasBound(Statement fact, StatementPart part)
    {
        foreach (var number in fact.Numbers)
        {
            if (fact.Direction(number, _more, _less) != 0 && ReferenceEquals(fact.PartAt(number.Start), part))
                return true;
        }

        return false;
    }

    /// <summary>A medicine that the evidence advises against is proposed, whatever else the clause speaks of. What hangs on a condition is not decided here.</summary>
    private bool ProposesDenied(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (!other.AdvisesAgainst || part.Denied.Count > 0 || part.IsConditional || other.IsConditional || !_proposals.IsProposal(sentence) || IsStopping(fact, other) || fact.Parts.Any(clause => clause.IsConditional))
            return false;
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && other.Denied.Contains(concept) && !given(concept) && vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) && !_proposals.IsWarned(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>"does not have to be stopped" advises for it.</summary>
    private bool IsStopping(Statement fact, StatementPart part) => _stopping >= 0 && !fact.Hits.Between(_stopping, part.First, part.End - 1).IsEmpty;

    private static bool IsSaidElsewhere(StatementPart part, StatementPart other, Statement sentence, Fact opposed, IReadOnlyList<Fact> basis)
    {
        var matter = Matter(part, other);
        var denied = part.Denied.Count > 0;
        // The sentence says the evidence's clause the same way in another place.
        foreach (var another in sentence.Parts)
        {
            if (!another.IsConditional && another.Denied.Count > 0 != denied && matter.IsSubsetOf(denied ? another.Concepts : another.Denied))
                return true;
        }

        // The evidence says the sentence's clause the same way in another place, and that place is at least as near.
        var near = sentence.Shared(opposed.Statement);
        foreach (var fact in basis)
        {
            if (sentence.Shared(fact.Statement) < near)
                continue;
            foreach (var clause in fact.Statement.Parts)
            {
                if (!clause.IsConditional && clause.Denied.Count > 0 == denied && matter.IsSubsetOf(denied ? clause.Denied : clause.Concepts))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What one clause denies and the other affirms.</summary>
    private static HashSet<uint> Matter(StatementPart part, StatementPart other)
    {
        var (denying, affirming) = part.Denied.Count > 0 ? (part, other) : (other, part);
        var matter = new HashSet<uint>(denying.Denied);
        matter.IntersectWith(affirming.Concepts);
        return matter;
    }
}
