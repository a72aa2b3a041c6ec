namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A sentence denies and affirms the same things as its evidence, clause by clause. What hangs on a condition, a bound or a wait is weighed as such.
/// </summary>
internal sealed class DenialCheck(GuardPolicy policy, AnswerVocabulary vocabulary, NearWords near, Func<uint, bool> given, Func<uint, bool> allergen)
{
    private const double MostOfDenied = 0.8;
    private const double MostOfAdvice = 0.75;
    private const double NearlySaid = 0.9;
    private const double Near = 0.8;
    private const int MostOfReport = 4;
    private const int LeastOfFree = 5;
    private const double MostOfFree = 0.6;
    private readonly int _against = policy.Group("advising_against");
    private readonly int _warning = policy.Group("warning_words");
    private readonly int _missing = policy.Group("missing_cue");
    private readonly int _light = policy.Group("light_words");
    private readonly int _preference = policy.Group("order_preference");
    private readonly int _stopping = policy.Answers.Opposites.FirstOrDefault(axis => axis.Id == "continue_stop")?.Poles[1] ?? -1;
    private readonly int _polite = policy.Group("polite_closing");
    private readonly SameWaits _waits = new(policy);
    private readonly Proposals _proposals = new(policy);
    private readonly NotWithout _without = new(policy);
    private readonly CautiousDenials _cautious = new(policy, vocabulary, given);
    private readonly DenialBounds _bounds = new(policy);
    private readonly AppliedRules _rules = new(policy);
    private readonly ReasonsOfAdvice _reasons = new(policy);

    /// <summary>What the evidence denies is affirmed, or the other way round, and no clause says it the same way as closely.</summary>
    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        // "I hope you feel better soon" opposes nothing.
        if (sentence.Parts.Count == 1 && sentence.Numbers.Count == 0 && sentence.Has(_polite))
            return;
        foreach (var part in sentence.Parts)
        {
            var prefers = Prefers(sentence, part, basis);
            for (var f = 0; f < basis.Count; f++)
            {
                var fact = basis[f];
                // "X and Y worsen it. Do not use": what stands before a bare word against it is denied too.
                if (part.Denied.Count > 0 && f + 1 < basis.Count && basis[f + 1].EvidenceId == fact.EvidenceId && BareWarning.Covers(basis[f + 1].Statement, sentence))
                    continue;
                if (_bounds.Agree(sentence, fact.Statement, IsAgainst) || (part.Denied.Count > 0 && _bounds.LiesBeyond(sentence, fact.Statement)))
                    continue;
                // "Still awaited" and "not yet done" say the same.
                if (sentence.Has(_missing) && fact.Statement.Has(_missing))
                    continue;
                var freed = _without.Compare(sentence, fact.Statement);
                if (freed < 0)
                    continue;
                if (freed > 0)
                {
                    faults.Add(new SentenceFault("recommendation_reversed", "[" + fact.EvidenceId + "]"));
                    return;
                }

                // What one denies and the other affirms, both speak of.
                if (!sentence.Meets(fact.Statement))
                    continue;
                foreach (var other in fact.Statement.Parts)
                {
                    if (part.Denied.Count == 0 && other.Denied.Count == 0)
                        continue;
                    if (_rules.IsNotMet(sentence, part, fact.Statement, other))
                        continue;
                    if ((_cautious.IsCautious(sentence, part, basis) && !KeepsStopped(sentence, part, fact.Statement, other)) || (prefers && other.Denied.Count == 0) || (other.Denied.Count > 0 && part.Denied.Count == 0 && IsOfOtherClause(sentence, part, fact.Statement, other)))
                        continue;
                    if ((Opposes(sentence, part, fact.Statement, other) || ProposesDenied(sentence, part, fact.Statement, other)) && !HoldingOff.Agree(sentence, part, fact.Statement, Matter(part, other)) && (KeepsStopped(sentence, part, fact.Statement, other) || !IsSaidElsewhere(part, other, sentence, fact, basis)))
                    {
                        var advice = sentence.Has(_against) || fact.Statement.Has(_against);
                        faults.Add(new SentenceFault(advice ? "recommendation_reversed" : "negation_conflict", fact.EvidenceId is null ? "" : "[" + fact.EvidenceId + "]") { IsDisputable = !advice && IsFree(sentence, fact.Statement) });
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Free wording, which a denial is easily misread in: not the evidence's own words but for the denial, and not a few words alone.</summary>
    private static bool IsFree(Statement sentence, Statement fact) => sentence.Stems.Count >= LeastOfFree && sentence.Likeness(fact) < MostOfFree;

    private bool Opposes(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (other.Denied.Count > 0 && part.Denied.Count == 0 && CautiousDenials.Excludes(sentence, part))
            return false;
        // "…, since X with warfarin risks bleeding": the reason, and no proposal.
        if (other.AdvisesAgainst && (Warns(sentence) || (sentence.Hits.Tokens.Word(part.First) is "because" or "since" or "as" && !sentence.Hits.Between(_warning, part.First, part.End - 1).IsEmpty)))
            return false;
        if (part.IsConditional || other.IsConditional || (other.AdvisesAgainst && _bounds.Hangs(sentence, fact)))
            return false;
        if (part.Denied.Count > 0 == other.Denied.Count > 0)
            return part.Denied.Count > 0 && (IsExchanged(part, other) || (KeepsStopped(sentence, part, fact, other) && Sets.Shared(part.Denied, other.Denied) * 2 > other.Denied.Count));
        // "No: with methotrexate it suppresses the marrow" advises against in its first word.
        if (other.AdvisesAgainst && AnswersNo(sentence))
            return false;
        if ((other.IsTemporal && sentence.Hits.Tokens.Word(part.First) is "while" or "as") || TellsWhen(sentence, part))
            return false;
        if (part.Denied.Count == 0 && IsStopping(fact, other) && !SaysNot(fact, other) && (IsStopping(sentence, part) || FollowsStopping(sentence, part)))
            return false;
        if (_waits.IsSame(sentence, part, fact, other) || (other.AdvisesAgainst && _proposals.TellsReaction(sentence, part)))
            return false;
        if (part.Denied.Any(concept => allergen(concept) && fact.Stems.Contains(concept)) || (part.AdvisesAgainst && TellsRecordedReaction(sentence, fact)))
            return false;
        // A bound may well be denied: the patient can lie on its other side.
        if (part.Denied.Count > 0 && (DeniesOutright(fact, part) || _bounds.Has(fact, other) || (IsStopping(fact, other) && !KeepsStopped(sentence, part, fact, other))))
            return false;
        if (other.Denied.Count > 0 && IsStopping(sentence, part) && !IsStopping(fact, other))
            return false;
        // Both advise against, each in its own words.
        if (other.AdvisesAgainst && sentence.Parts.Any(clause => clause.AdvisesAgainst || (part.Denied.Count == 0 && clause.Denied.Overlaps(other.Denied))))
            return false;
        if (_reasons.AreOne(sentence, part, fact, other))
            return false;
        var (denying, affirming, whole) = part.Denied.Count > 0 ? (part, other, fact) : (other, part, sentence);
        var needed = ReferenceEquals(denying, other) ? WithoutAlternatives(fact, other, affirming) : denying.Denied;
        var (denied, affirmed) = part.Denied.Count > 0 ? (sentence, fact) : (fact, sentence);
        if (IsSaid(denied, denying, needed, affirmed, affirming, part.Denied.Count > 0))
            return true;
        var shared = Sets.Shared(needed, affirming.Concepts);
        return shared > 0 && denying.Denied.IsSubsetOf(whole.Stems) && !whole.HasDenial;
    }

    /// <summary>"Iodine gives him a rash, so the usual gauze is unsuitable": the record's own reaction to what the evidence names is the reason.</summary>
    private bool TellsRecordedReaction(Statement sentence, Statement fact)
    {
        foreach (var part in sentence.Parts)
        {
            if (_proposals.TellsReaction(sentence, part) && part.Concepts.Any(concept => allergen(concept) && fact.Stems.Contains(concept)))
                return true;
        }

        return false;
    }

    /// <summary>"They are out while you sleep": when it is that what stands before is denied.</summary>
    private static bool TellsWhen(Statement sentence, StatementPart part) =>
        part.First > 0 && part.Denied.Count == 0 && sentence.Hits.Tokens.Word(part.First) is "while" or "whilst" && sentence.DeniedAt[part.First - 1];

    /// <summary>"Oxygen near a flame is a fire risk": no proposal, and nothing is denied.</summary>
    private bool Warns(Statement sentence) => sentence.Has(_warning) && !sentence.HasDenial && !_proposals.IsProposal(sentence) && !_proposals.Permits(sentence);

    private static bool AnswersNo(Statement sentence) =>
        sentence.Hits.Tokens.Count > 1 && sentence.Hits.Tokens.Word(0) is "no" && sentence.Text.AsSpan(sentence.Hits.Tokens[0].End).TrimStart() is [':' or ',' or '.' or ';' or '–' or '-', ..];

    /// <summary>"Not needed below 5; otherwise start within 72 hours": the clause's figure stands in what the evidence says otherwise.</summary>
    private static bool IsOfOtherClause(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        foreach (var number in sentence.Numbers)
        {
            if (!ReferenceEquals(sentence.PartAt(number.Start), part))
                continue;
            var (here, elsewhere) = (false, false);
            foreach (var figure in fact.Numbers)
            {
                if (figure.Value != number.Value)
                    continue;
                var holding = fact.PartAt(figure.Start);
                here |= ReferenceEquals(holding, other);
                // "Not during the attack; begin 2 weeks after it": the wait belongs to what is advised.
                elsewhere |= holding is { Denied.Count: 0 } && (fact.Hits.Tokens.Word(holding.First) is "otherwise" or "else" || (number.Unit is "h" or "d" or "wk" or "mo" && figure.Unit is not null));
            }

            if (elsewhere && !here)
                return true;
        }

        return false;
    }

    /// <summary>Whether the other clause says most of what is denied, in the same words or in others; "give", "need", "recommended" are no matter.</summary>
    private bool IsSaid(Statement denied, StatementPart denying, HashSet<uint> needed, Statement affirmed, StatementPart affirming, bool sentenceDenies)
    {
        // Two words are the same, or the only one that is matter: where that cannot be, the others need no looking up.
        var most = Sets.Shared(needed, affirming.Concepts);
        if (most == 0 || (most == 1 && needed.Count > 1 && (sentenceDenies || denying.AdvisesAgainst || affirming.Concepts.Count > MostOfReport)))
            return false;
        // "No abnormal nodes" and "the nodes look fine" say the same.
        if (!sentenceDenies && CallsNormal(affirmed, affirming))
            return false;
        double words = 0, said = 0;
        var same = 0;
        var counted = new HashSet<uint>();
        for (var i = denying.First; i < denying.End; i++)
        {
            if (denied.ConceptAt[i] is not (var concept and not 0) || !needed.Contains(concept) || !counted.Add(concept) || !denied.Hits.Between(_light, i, i).IsEmpty)
                continue;
            words++;
            if (affirming.Concepts.Contains(concept))
            {
                said++;
                same++;
            }
            else if (IsNear(denied, i, affirmed, affirming))
            {
                said += NearlySaid;
            }
        }

        return (same > 1 || (same == 1 && (needed.Count == 1 || words == 1))) && said >= (denying.AdvisesAgainst ? MostOfAdvice : MostOfDenied) * words;
    }

    /// <summary>Whether the clause calls what it speaks of normal.</summary>
    private static bool CallsNormal(Statement statement, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "fine" or "normal" or "unremarkable" or "healthy")
                return true;
        }

        return false;
    }

    private bool IsNear(Statement denied, int token, Statement affirmed, StatementPart affirming)
    {
        for (var i = affirming.First; i < affirming.End; i++)
        {
            if (affirmed.ConceptAt[i] != 0 && !affirming.Denied.Contains(affirmed.ConceptAt[i])
                && (vocabulary.Relations.Of(denied.Hits.Tokens.Word(token), affirmed.Hits.Tokens.Word(i)) == WordRelation.Alike || near.Between(denied, token, affirmed, i) >= Near))
                return true;
        }

        return false;
    }

    private bool IsAgainst(Statement statement, StatementPart part) => part.Denied.Count > 0 || part.AdvisesAgainst || IsStopping(statement, part);

    /// <summary>"bone rather than liver" and "liver rather than bone".</summary>
    private static bool IsExchanged(StatementPart part, StatementPart other) =>
        part.Denied.Any(concept => other.Concepts.Contains(concept) && !other.Denied.Contains(concept))
        && other.Denied.Any(concept => part.Concepts.Contains(concept) && !part.Denied.Contains(concept));

    /// <summary>"CT instead of ultrasound" denies nothing of ultrasound but that it comes first here, unless the evidence advises against what it prefers.</summary>
    private bool Prefers(Statement sentence, StatementPart part, IReadOnlyList<Fact> basis)
    {
        if (part.Denied.Count == 0 || part.AdvisesAgainst)
            return false;
        foreach (var hit in sentence.Hits.Between(_preference, part.First, part.End - 1))
        {
            return Array.IndexOf(sentence.DeniedAt, true, part.First, part.End - part.First) >= hit.Start
                && !basis.Any(fact => fact.Statement.Parts.Any(other => other.AdvisesAgainst && other.Denied.Any(concept => part.Concepts.Contains(concept) && !part.Denied.Contains(concept))));
        }

        return false;
    }

    /// <summary>What is denied, without the alternatives ("pravastatin or rosuvastatin are not affected", "no bladder or bowel injury") that the other side does not name.</summary>
    private HashSet<uint> WithoutAlternatives(Statement fact, StatementPart denying, StatementPart affirming)
    {
        // Copied only where it is changed: every clause of every fact comes by here.
        HashSet<uint>? left = null;
        var named = false;
        for (var i = denying.First; i < denying.End; i++)
        {
            if (fact.ConceptAt[i] is not (var concept and not 0) || !vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))
                continue;
            if (affirming.Concepts.Contains(concept))
                named = true;
            else if (denying.Denied.Contains(concept))
                (left ??= [.. denying.Denied]).Remove(concept);
        }

        if (named && left is not null)
            return left;
        left = null;
        for (var i = denying.First + 1; i + 1 < denying.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is not ("or" or "nor") || !fact.DeniedAt[i - 1] || !fact.DeniedAt[i + 1] || fact.ConceptAt[i - 1] is not (var one and not 0) || fact.ConceptAt[i + 1] is not (var another and not 0))
                continue;
            if (affirming.Concepts.Contains(one) != affirming.Concepts.Contains(another))
                (left ??= [.. denying.Denied]).Remove(affirming.Concepts.Contains(one) ? another : one);
        }

        return left is { Count: > 1 } ? left : denying.Denied;
    }

    /// <summary>Whether it denies something other than in a condition ("if you cannot take four steps").</summary>
    private static bool DeniesOutright(Statement fact, StatementPart denying)
    {
        foreach (var part in fact.Parts)
        {
            if (!part.IsConditional && (part.Denied.Count == 0 || part.Concepts.Overlaps(denying.Concepts) || (denying.AdvisesAgainst && part.AdvisesAgainst && PointsBack(fact, part))) && Array.IndexOf(fact.DeniedAt, true, part.First, part.End - part.First) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>"…; do not take them together": what is advised against was named before.</summary>
    private static bool PointsBack(Statement fact, StatementPart part)
    {
        for (var i = Math.Max(1, part.First); i < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "them" or "it" or "these" or "both")
                return true;
        }

        return false;
    }

    /// <summary>What the evidence advises against is proposed, whatever else the clause speaks of. What hangs on a condition is not decided here.</summary>
    private bool ProposesDenied(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (!other.AdvisesAgainst || part.Denied.Count > 0 || _reasons.AreOne(sentence, part, fact, other) || sentence.Parts.Any(static later => later.AdvisesAgainst && later.Concepts.Count == 0) || _bounds.Hangs(sentence, fact) || part.IsConditional || other.IsConditional || !(_proposals.IsProposal(sentence) || _proposals.Permits(sentence)) || _waits.IsSame(sentence, part, fact, other) || IsStopping(fact, other) || IsStopping(sentence, part) || (!AppliedRules.Waives(sentence) && fact.Parts.Any(clause => clause.IsConditional && !clause.Concepts.IsSubsetOf(sentence.Stems))))
            return false;
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.ConceptAt[i] is not (var concept and not 0) || !other.Denied.Contains(concept) || given(concept) || _proposals.IsWarned(sentence, i))
                continue;
            if (vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)) || (_proposals.IsProposed(sentence, i) && IsListed(fact, other, concept)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause denies the thing itself ("avoid heat and massage"), and not only something about it.</summary>
    private bool IsListed(Statement fact, StatementPart part, uint concept)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.ConceptAt[i] == concept)
                return i > 0 && (!fact.Hits.Between(_against, i - 1, i - 1).IsEmpty || fact.Hits.Tokens.Word(i - 1) is "and" or "or" or "not" or "no" || (i > 1 && fact.Hits.Tokens.Word(i - 2) is "not" or "never"));
        }

        return false;
    }

    /// <summary>"does not have to be stopped" advises for it.</summary>
    private bool IsStopping(Statement fact, StatementPart part) => _stopping >= 0 && !fact.Hits.Between(_stopping, part.First, part.End - 1).IsEmpty;

    /// <summary>"Do not stop it", "it is not withheld" where the evidence stops or withholds it.</summary>
    private bool KeepsStopped(Statement sentence, StatementPart part, Statement fact, StatementPart other) =>
        IsStopping(sentence, part) && sentence.Hits.Tokens.IndexOf("no") < 0 && SaysNot(sentence, part) && IsStopping(fact, other) && !SaysNot(fact, other);

    private static bool SaysNot(Statement fact, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "not" or "no" or "never" or "without")
                return true;
        }

        return false;
    }

    /// <summary>"dapagliflozin stops three days before, ramipril only on the morning": the clause before tells of stopping, and this one has no advice of its own.</summary>
    private bool FollowsStopping(Statement sentence, StatementPart part)
    {
        for (var p = 1; p < sentence.Parts.Count; p++)
        {
            if (ReferenceEquals(sentence.Parts[p], part))
                return IsStopping(sentence, sentence.Parts[p - 1]) && !_proposals.IsProposal(sentence);
        }

        return false;
    }

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
