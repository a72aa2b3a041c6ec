namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Clauses that tell whether a rule of the evidence applies to this patient. A criterion that is not met, a treatment that is reserved for another case
/// and what the evidence says of the other case contradict no rule.
/// </summary>
internal sealed class AppliedRules(GuardPolicy policy)
{
    private const int Reach = 4;
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _strong = policy.Group("strong_cue");
    private readonly int _followUp = policy.Group("follow_up_cue");

    /// <summary>Whether what the clause denies is only that a rule's case is at hand.</summary>
    public bool IsNotMet(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (part.Denied.Count == 0 || other.Denied.Count > 0 || Waives(sentence))
            return false;
        return IsReserved(fact, other) || IsOfUnmetCondition(sentence, part, fact, other) || IsEnsured(sentence, part) || IsGone(fact, other) || (IsAbsence(sentence, part) && (IsCriterion(fact, other) || (IsTold(sentence, part) && IsRule(fact, other)))) || IsContraposed(sentence, part, fact);
    }

    /// <summary>"If later, skip it": the evidence's denial is the consequence of the other case of what it says before.</summary>
    public static bool HangsOnOtherCase(Statement sentence, Statement fact, StatementPart other)
    {
        var at = IndexOf(fact, other);
        if (at < 1 || fact.Parts[at - 1] is not { IsConditional: true } condition || !FollowsComma(fact, other.First) || Waives(sentence))
            return false;
        // A condition with words of its own may hold of this patient; "if later" turns only on what was said before it.
        return condition.Concepts.Count == 0;
    }

    /// <summary>"Only swim with someone else there" and "do not swim alone": the sentence allows in one case what the evidence forbids outside it.</summary>
    public static bool IsSameLimit(Statement sentence, Statement fact, StatementPart other)
    {
        if (!other.AdvisesAgainst || !sentence.Parts.Any(part => part.Denied.Count == 0 && Holds(sentence, part.First, part.End, static word => word is "only") && (part.Concepts.Overlaps(other.Denied) || Limits(sentence, part))))
            return false;
        var at = IndexOf(fact, other);
        var end = at >= 0 && at + 1 < fact.Parts.Count ? Math.Min(fact.Parts[at + 1].First + 1, fact.ConceptAt.Length) : other.End;
        return Holds(fact, other.First, end, static word => word is "until" or "unless" or "without" or "alone" or "before" or "except" or "more" or "other" or "unsupervised");
    }

    /// <summary>Whether the next clause is the case that "only" allows.</summary>
    private static bool Limits(Statement sentence, StatementPart part)
    {
        var at = IndexOf(sentence, part);
        return at + 1 < sentence.Parts.Count && (sentence.Parts[at + 1].IsConditional || sentence.Parts[at + 1].IsTemporal);
    }

    /// <summary>"Never above 4 g", "not more than twice": a bound, which is weighed as one.</summary>
    public static bool IsCap(Statement sentence, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        return part.End - part.First <= 2 * Reach && part.First + 2 < part.End && tokens.Word(part.First) is "never" or "not" && tokens.Word(part.First + 1) is "above" or "over" or "beyond" or "past";
    }

    /// <summary>"To avoid double dosing" names a purpose, and advises against nothing.</summary>
    public static bool IsPurpose(Statement fact, StatementPart other) =>
        other.End > other.First + 1 && fact.Hits.Tokens.Word(other.First) is "to" && fact.Hits.Tokens.Word(other.First + 1) is "avoid" or "prevent";

    /// <summary>"No injury to chest, abdomen or pelvis" and "the scan of chest, abdomen and pelvis revealed no injury": the later items say where, and what is denied there is denied by both.</summary>
    public static bool IsSiteOfDenied(Statement sentence, Statement fact, StatementPart other)
    {
        if (other.Denied.Count == 0)
            return false;
        var at = IndexOf(fact, other);
        while (at > 0 && FollowsComma(fact, fact.Parts[at].First) && fact.Parts[at - 1].Denied.Count > 0)
            at--;
        if (at < 0 || ReferenceEquals(fact.Parts[at], other))
            return false;
        var head = fact.Parts[at];
        for (var i = head.First; i < head.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "to" or "of" or "in" or "at" or "on" && fact.DeniedAt[i])
            {
                var matter = new HashSet<uint>();
                for (var k = head.First; k < i; k++)
                {
                    if (fact.DeniedAt[k] && fact.ConceptAt[k] != 0)
                        matter.Add(fact.ConceptAt[k]);
                }

                return matter.Count > 0 && sentence.Parts.Any(part => matter.IsSubsetOf(part.Denied));
            }
        }

        return false;
    }

    /// <summary>"Even if he is well", "regardless of age": the sentence sets the condition aside.</summary>
    public static bool Waives(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "regardless" or "irrespective" or "whether" || (tokens.Word(i) is "even" && i + 1 < tokens.Count && tokens.Word(i + 1) is "if" or "when" or "without" or "with" or "where" or "though"))
                return true;
        }

        return false;
    }

    /// <summary>"Offer antibiotics only if sputum is purulent", "only for": what the clause advises is kept for a case.</summary>
    private static bool IsReserved(Statement fact, StatementPart other)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = other.First; i < other.End && i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is "only" && tokens.Word(i + 1) is "if" or "when" or "for" or "in" or "where" or "once" or "with" or "while" or "after")
                return true;
        }

        return false;
    }

    /// <summary>"Not needed, since he keeps his tablets down" where the evidence gives it "if vomiting prevents tablets": the sentence does not claim that case.</summary>
    private static bool IsOfUnmetCondition(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        var at = IndexOf(fact, other);
        if (at >= 0 && !other.IsConditional && LiesBeside(sentence, part, fact, at))
            return true;
        if (at < 0 || other.IsConditional || part.AdvisesAgainst || sentence.Parts.Count < 2 || !Holds(sentence, part.First, part.End, static word => word is "needed" or "need" or "needs" or "required" or "require" or "necessary" or "yet" or "now" or "apply" or "due"))
            return false;
        var condition = at > 0 && fact.Parts[at - 1].IsConditional ? fact.Parts[at - 1] : at + 1 < fact.Parts.Count && fact.Parts[at + 1].IsConditional ? fact.Parts[at + 1] : null;
        return condition is not null && fact.Hits.Tokens.Word(condition.First) is not "unless" && !condition.Concepts.IsSubsetOf(sentence.Stems);
    }

    /// <summary>"Not with the bandage: 0.62 is short of 0.8" where the evidence starts it "at 0.8 or higher": the bound of the condition stands beside a figure of the patient's.</summary>
    private static bool LiesBeside(Statement sentence, StatementPart part, Statement fact, int at)
    {
        if (part.AdvisesAgainst || at + 1 >= fact.Parts.Count || !fact.Parts[at + 1].IsConditional || sentence.Numbers.Count < 2)
            return false;
        foreach (var bound in fact.Numbers)
        {
            if (ReferenceEquals(fact.PartAt(bound.Start), fact.Parts[at + 1]) && sentence.HoldsFigure(bound) && sentence.Numbers.Any(own => own.Value != bound.Value && own.Unit == bound.Unit))
                return true;
        }

        return false;
    }

    /// <summary>"You do not take a blood thinner", "he takes no tablets": told of the patient, and no advice.</summary>
    private static bool TellsNotTaken(Statement sentence, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = part.First; i + 2 < Math.Min(part.End, part.First + Reach); i++)
        {
            if (tokens.Word(i) is not ("you" or "he" or "she" or "they" or "patient"))
                continue;
            var next = i + 1;
            if (tokens.Word(next) is "do" or "does" && tokens.Word(next + 1) is "not")
                next++;
            var denied = tokens.Word(next) is "not" or "dont" or "doesnt";
            return next + 1 < part.End && (denied ? tokens.Word(next + 1) is "take" or "use" or "have" : tokens.Word(next) is "takes" or "take" or "uses" or "use" && tokens.Word(next + 1) is "no" or "neither");
        }

        return false;
    }

    /// <summary>"You have no fever", "she has no": had, and not due.</summary>
    private static bool IsOwned(Statement sentence, StatementPart part)
    {
        for (var i = part.First + 1; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "have" && sentence.Hits.Tokens.Word(i - 1) is "you" or "they" or "we" or "i" && i + 1 < part.End && sentence.Hits.Tokens.Word(i + 1) is not "to")
                return true;
        }

        return false;
    }

    /// <summary>"No fever", "has neither", "without": the clause tells what is absent, and advises, needs or omits nothing.</summary>
    private bool IsAbsence(Statement sentence, StatementPart part) => TellsNotTaken(sentence, part) || (
        !part.AdvisesAgainst && sentence.Hits.Between(_recommending, part.First, part.End - 1).IsEmpty
        && (IsOwned(sentence, part) || !Holds(sentence, part.First, part.End, static word => word is "have"))
        && !Holds(sentence, part.First, part.End, static word => word is "need" or "needs" or "needed" or "required" or "requires" or "necessary" or "must" or "should" or "reason" or "call" or "given" or "offered" or "done" or "used" or "taken"));

    /// <summary>"Without the catheter" and "after catheter removal".</summary>
    private static bool IsGone(Statement fact, StatementPart other) =>
        Holds(fact, other.First, other.End, static word => word is "removal" or "removed" or "withdrawal");

    /// <summary>"Make sure no oral form is charted": to be looked at, and not denied.</summary>
    public static bool IsEnsured(Statement sentence, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = Math.Max(1, part.First); i < part.End; i++)
        {
            if (tokens.Word(i) is "no")
            {
                var before = tokens.Word(i - 1) is "that" && i > 1 ? i - 2 : i - 1;
                return tokens.Word(before) is "sure" or "ensure" or "ensuring" or "check" or "checking" or "confirm" or "confirming" or "verify";
            }
        }

        return false;
    }

    /// <summary>Whether the clause has a verb of having or being shown, and is no telegraphic advice ("no antibiotics").</summary>
    private static bool IsTold(Statement sentence, StatementPart part)
    {
        var from = part.First;
        // "Her list holds aspirin, and no anticoagulant": an item of what is told before.
        for (var at = IndexOf(sentence, part); at > 0 && FollowsComma(sentence, from); at--)
            from = sentence.Parts[at - 1].First;
        return Holds(sentence, from, part.End, static word => word is "has" or "had" or "is" or "are" or "was" or "were" or "shows" or "show" or "showed" or "recorded" or "record" or "documented" or "include" or "includes" or "lists" or "mentioned" or "reports" or "denies") || Holds(sentence, part.First, Math.Min(part.End, part.First + 2), static word => word is "you" or "he" or "she" or "they");
    }

    /// <summary>Whether the clause names a case of a rule: an item of a condition, of what scores, or of the head before a colon.</summary>
    private static bool IsCriterion(Statement fact, StatementPart other)
    {
        if (Holds(fact, 0, fact.ConceptAt.Length, static word => word is "point" or "points" or "score" or "scores" or "criteria" or "criterion"))
            return true;
        var at = IndexOf(fact, other);
        for (var i = at; i >= 0; i--)
        {
            if (fact.Parts[i].IsConditional)
                return true;
            if (i == 0 || !FollowsComma(fact, fact.Parts[i].First) || IsClause(fact, fact.Parts[i]))
                break;
        }

        for (var i = at; i >= 0 && i + 1 < fact.Parts.Count; i++)
        {
            var next = fact.Parts[i + 1].First;
            var between = fact.Text.AsSpan(fact.Hits.Tokens[next - 1].End, fact.Hits.Tokens[next].Start - fact.Hits.Tokens[next - 1].End).Trim();
            if (between is ":")
                return true;
            if (between is not ",")
                break;
        }

        return false;
    }

    /// <summary>Whether the evidence rules rather than reports: it advises, demands or sets a condition.</summary>
    private bool IsRule(Statement fact, StatementPart other) =>
        fact.Has(_recommending) || fact.Has(_strong) || !fact.Hits.Between(_followUp, other.First, other.First).IsEmpty || fact.Parts.Any(static part => part.IsConditional)
        || (fact.ConceptAt.Length > 0 && fact.Hits.Tokens.Word(0) is "seek" or "call" or "ring" or "phone" or "contact" or "see" or "go" or "get")
        || Holds(fact, 0, fact.ConceptAt.Length, static word => word is "should" or "must" or "exception" or "exceptions" or "unreliable" or "apply" or "applies" or "risk" or "admit" or "refer" or "offer");

    /// <summary>"Erythromycin is not needed, as no allergy is recorded": both what the rule advises and its case are denied.</summary>
    private static bool IsContraposed(Statement sentence, StatementPart part, Statement fact)
    {
        foreach (var reason in sentence.Parts)
        {
            if (ReferenceEquals(reason, part) || reason.Denied.Count == 0 || !reason.Denied.Overlaps(fact.Stems) || !TellsAbsence(sentence, reason) || reason.Denied.Overlaps(part.Denied))
                continue;
            if (IsReason(sentence, reason) || IsReason(sentence, part))
                return true;
        }

        return false;
    }

    private static bool TellsAbsence(Statement sentence, StatementPart part) =>
        Holds(sentence, part.First, part.End, static word => word is "no" or "none" or "without" or "neither" or "nor");

    private static bool IsReason(Statement sentence, StatementPart part) =>
        sentence.Hits.Tokens.Word(part.First) is "as" or "because" or "since" or "so" or "therefore" or "given" or "without" or "with" or "unless" || Holds(sentence, part.First, Math.Min(part.End, part.First + Reach), static word => word is "hence");

    private static bool IsClause(Statement fact, StatementPart part) =>
        Holds(fact, part.First, part.End, static word => word is "is" or "are" or "was" or "were" or "has" or "have" or "should" or "must" or "can" or "may" or "will" or "give" or "use" or "take" or "offer" or "start" or "stop");

    private static int IndexOf(Statement statement, StatementPart part)
    {
        for (var i = 0; i < statement.Parts.Count; i++)
        {
            if (ReferenceEquals(statement.Parts[i], part))
                return i;
        }

        return -1;
    }

    private static bool FollowsComma(Statement statement, int first) =>
        first > 0 && statement.Text.AsSpan(statement.Hits.Tokens[first - 1].End, statement.Hits.Tokens[first].Start - statement.Hits.Tokens[first - 1].End).Trim() is ",";

    private delegate bool WordTest(ReadOnlySpan<char> word);

    private static bool Holds(Statement statement, int from, int end, WordTest test)
    {
        for (var i = from; i < end; i++)
        {
            if (test(statement.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }
}
