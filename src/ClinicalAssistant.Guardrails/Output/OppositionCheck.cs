namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A sentence stands at the same pole as its evidence (left or right, before or after, increase or decrease, oral or intravenous), and denies and
/// affirms the same things. The nearest clause of the evidence decides: a clause that agrees at least as closely clears the sentence.
/// </summary>
internal sealed class OppositionCheck(GuardPolicy policy)
{
    private const double MostOfDenied = 0.75;
    private readonly IReadOnlyList<OppositeAxis> _axes = policy.Answers.Opposites;
    private readonly int _against = policy.Group("advising_against");

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        Poles(sentence, basis, faults);
        Denials(sentence, basis, faults);
    }

    private void Poles(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        foreach (var axis in _axes)
        {
            foreach (var part in sentence.Parts)
            {
                var pole = PoleIn(sentence, part, axis, out var place);
                if (pole >= 0 && Conflicts(sentence, part, axis, pole, place, basis) is { } fact)
                {
                    faults.Add(new SentenceFault(axis.Code, fact.EvidenceId is null ? axis.Id : axis.Id + " [" + fact.EvidenceId + "]"));
                    return;
                }
            }
        }
    }

    /// <summary>The fact that stands at another pole on the same matter, or null.</summary>
    private static Fact? Conflicts(Statement sentence, StatementPart part, OppositeAxis axis, int pole, int place, IReadOnlyList<Fact> basis)
    {
        Fact? opposed = null;
        int bestAgreement = -1, bestConflict = 0;
        var denied = sentence.DeniedAt[place] || part.OfDenial;
        var own = sentence.ConceptAt[place];
        foreach (var fact in basis)
        {
            if (!Speaks(fact.Statement, axis))
                continue;
            var whole = sentence.Shared(fact.Statement);
            foreach (var other in fact.Statement.Parts)
            {
                for (var p = 0; p < axis.Poles.Count; p++)
                {
                    foreach (var hit in fact.Statement.Hits.Between(axis.Poles[p], other.First, other.End - 1))
                    {
                        var same = (fact.Statement.DeniedAt[hit.Start] || other.OfDenial) == denied;
                        // Two poles: denying one is standing at the other.
                        var agrees = same ? p == pole : axis.Poles.Count == 2 && p != pole;
                        var theirs = fact.Statement.ConceptAt[hit.Start];
                        var near = SharedBut(part.Concepts, other.Concepts, own, theirs);
                        var score = (2 * near) + whole;
                        if (agrees)
                        {
                            bestAgreement = Math.Max(bestAgreement, score);
                        }
                        else if (same && score > bestConflict && (near > 0 || (whole > 0 && (IsBare(part, own) || IsBare(other, theirs)))))
                        {
                            bestConflict = score;
                            opposed = fact;
                        }
                    }
                }
            }
        }

        return bestConflict > bestAgreement && bestConflict >= 2 ? opposed : null;
    }

    private static int SharedBut(HashSet<uint> one, HashSet<uint> other, uint pole, uint otherPole)
    {
        var shared = 0;
        foreach (var concept in one)
            shared += concept != pole && concept != otherPole && other.Contains(concept) ? 1 : 0;
        return shared;
    }

    /// <summary>Whether a clause holds nothing but its pole.</summary>
    private static bool IsBare(StatementPart part, uint pole) => part.Concepts.Count - (part.Concepts.Contains(pole) ? 1 : 0) == 0;

    private static bool Speaks(Statement statement, OppositeAxis axis)
    {
        foreach (var pole in axis.Poles)
        {
            if (statement.Has(pole))
                return true;
        }

        return false;
    }

    /// <summary>The one pole of the axis at which a clause stands, or -1.</summary>
    private static int PoleIn(Statement statement, StatementPart part, OppositeAxis axis, out int place)
    {
        var found = -1;
        place = 0;
        for (var p = 0; p < axis.Poles.Count; p++)
        {
            var hits = statement.Hits.Between(axis.Poles[p], part.First, part.End - 1);
            if (hits.IsEmpty)
                continue;
            if (found >= 0)
                return -1;
            found = p;
            place = hits[0].Start;
        }

        return found;
    }

    /// <summary>What the evidence denies is affirmed, or the other way round, and no clause says it the same way as closely.</summary>
    private void Denials(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        foreach (var part in sentence.Parts)
        {
            foreach (var fact in basis)
            {
                foreach (var other in fact.Statement.Parts)
                {
                    if (Opposes(part, other) && !IsSaidElsewhere(part, other, sentence, basis))
                    {
                        var advice = sentence.Has(_against) || fact.Statement.Has(_against);
                        faults.Add(new SentenceFault(advice ? "recommendation_reversed" : "negation_conflict", fact.EvidenceId is null ? "" : "[" + fact.EvidenceId + "]"));
                        return;
                    }
                }
            }
        }
    }

    private static bool Opposes(StatementPart part, StatementPart other)
    {
        if (part.Denied.Count > 0 == other.Denied.Count > 0)
            return false;
        var (denying, affirming) = part.Denied.Count > 0 ? (part, other) : (other, part);
        if (denying.Denied.Count == 0)
            return false;
        var shared = Sets.Shared(denying.Denied, affirming.Concepts);
        return shared > 0 && shared >= MostOfDenied * denying.Denied.Count;
    }

    private static bool IsSaidElsewhere(StatementPart part, StatementPart other, Statement sentence, IReadOnlyList<Fact> basis)
    {
        var matter = Matter(part, other);
        var denied = part.Denied.Count > 0;
        // The sentence says the evidence's clause the same way in another place.
        foreach (var another in sentence.Parts)
        {
            if (another.Denied.Count > 0 != denied && matter.IsSubsetOf(denied ? another.Concepts : another.Denied))
                return true;
        }

        // The evidence says the sentence's clause the same way in another place.
        foreach (var fact in basis)
        {
            foreach (var clause in fact.Statement.Parts)
            {
                if (clause.Denied.Count > 0 == denied && matter.IsSubsetOf(denied ? clause.Denied : clause.Concepts))
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
