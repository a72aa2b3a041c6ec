namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that tell whether a rule of the evidence applies to this patient: a criterion that is not met contradicts no rule.</summary>
internal sealed class AppliedRules(GuardPolicy policy)
{
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _followUp = policy.Group("follow_up_cue");

    /// <summary>Whether what the clause denies is only that a rule's case is at hand. What the evidence reports ("the scan shows", "he takes") is no case of a rule.</summary>
    public bool IsNotMet(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (part.Denied.Count == 0 || other.Denied.Count > 0 || Waives(sentence) || !IsAbsence(sentence, part))
            return false;
        var items = Items(fact, other);
        return !items.Exists(item => Reports(fact, item)) && (IsCriterion(fact, other, items) || (IsTold(sentence, part) && items.Exists(item => Rules(fact, item))));
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

    /// <summary>"No fever", "has neither", "without": the clause tells what is absent, and advises, needs or omits nothing.</summary>
    private bool IsAbsence(Statement sentence, StatementPart part) =>
        !part.AdvisesAgainst && sentence.Hits.Between(_recommending, part.First, part.End - 1).IsEmpty
        && !Holds(sentence, part.First, part.End, static word => word is "have" or "need" or "needs" or "needed" or "required" or "requires" or "necessary" or "must" or "should" or "reason" or "call" or "given" or "offered" or "done" or "used" or "taken");

    /// <summary>Whether the clause has a verb of having or being shown, and is no telegraphic advice ("no antibiotics").</summary>
    private static bool IsTold(Statement sentence, StatementPart part)
    {
        var from = part.First;
        // "Her list holds aspirin, and no anticoagulant": an item of what is told before.
        for (var at = IndexOf(sentence, part); at > 0 && sentence.Hits.Tokens.FollowsComma(from); at--)
            from = sentence.Parts[at - 1].First;
        return Holds(sentence, from, part.End, static word => word is "has" or "had" or "is" or "are" or "was" or "were" or "shows" or "show" or "showed" or "recorded" or "record" or "documented" or "include" or "includes" or "lists" or "mentioned" or "reports" or "denies") || Holds(sentence, part.First, Math.Min(part.End, part.First + 2), static word => word is "you" or "he" or "she" or "they");
    }

    /// <summary>The clause and, where it is an item of a list, those before it up to the one with a verb.</summary>
    private static List<StatementPart> Items(Statement fact, StatementPart other)
    {
        var items = new List<StatementPart>();
        for (var i = IndexOf(fact, other); i >= 0; i--)
        {
            items.Add(fact.Parts[i]);
            if (!(fact.Hits.Tokens.FollowsComma(fact.Parts[i].First) || fact.Hits.Tokens.Word(fact.Parts[i].First) is "who") || fact.Parts[i].IsConditional || (HasVerb(fact, fact.Parts[i]) && fact.Hits.Tokens.Word(fact.Parts[i].First) is not "who"))
                break;
        }

        return items;
    }

    /// <summary>Whether the clause names a case of a rule: an item of a condition, of what scores, or of the head before a colon that a rule follows.</summary>
    private bool IsCriterion(Statement fact, StatementPart other, List<StatementPart> items)
    {
        if (items.Exists(static item => item.IsConditional))
            return true;
        // "Take cultures and work out the score" tells what to do, and scores nothing.
        if (!items.Exists(item => Rules(fact, item)) && Holds(fact, 0, fact.ConceptAt.Length, static word => word is "point" or "points" or "score" or "scores" or "criteria" or "criterion"))
            return true;
        for (var i = IndexOf(fact, other); i >= 0 && i + 1 < fact.Parts.Count; i++)
        {
            var next = fact.Parts[i + 1].First;
            var between = fact.Text.AsSpan(fact.Hits.Tokens[next - 1].End, fact.Hits.Tokens[next].Start - fact.Hits.Tokens[next - 1].End).Trim();
            if (between is ":")
                return ((IsAnyOf(fact, next) || IsOfMany(fact, 0)) && Rules(fact, fact.Parts[i + 1])) || fact.Parts.Any(part => part.First >= next && part.IsConditional);
            if (between is not ",")
                break;
        }

        return false;
    }

    /// <summary>"Swelling, fever or a sinus: …" lists cases of which any one will do; "left-sided weakness: …" may report.</summary>
    private static bool IsAnyOf(Statement fact, int end) => Holds(fact, 0, end, static word => word is "or" or "any" or "either");

    /// <summary>"Patients taking digoxin: …" speaks of whoever does.</summary>
    private static bool IsOfMany(Statement fact, int first) =>
        fact.Hits.Tokens.Word(first) is "patients" or "people" or "adults" or "children" or "women" or "men" or "those" or "anyone" or "in" or "for" or "with";

    /// <summary>Whether the clause of the evidence tells what was found or is so: "the scan shows", "he takes", "has a pacemaker", "is infected".</summary>
    private bool Reports(Statement fact, StatementPart part)
    {
        // "Patients who are anticoagulated" tells of none of them.
        if (part.IsConditional || (fact.Hits.Tokens.Word(part.First) is "who" && Holds(fact, part.First, part.End, static word => word is "are" or "have" or "take")))
            return false;
        if (Holds(fact, part.First, part.End, static word => word is "shows" or "show" or "showed" or "shown" or "reveals" or "revealed" or "confirms" or "confirmed" or "found" or "noted" or "seen" or "has" or "had" or "takes" or "took" or "was" or "were" or "reports" or "reported" or "diagnosed"))
            return true;
        return Holds(fact, part.First, part.End, static word => word is "is" or "are") && (!Rules(fact, part) || fact.Hits.Tokens.Word(part.First) is "the" or "this" or "he" or "she" or "his" or "her");
    }

    /// <summary>Whether the clause rules: it advises, demands or begins with what is to be done.</summary>
    private bool Rules(Statement fact, StatementPart part) =>
        !fact.Hits.Between(_recommending, part.First, part.End - 1).IsEmpty || !fact.Hits.Between(_followUp, part.First, part.First).IsEmpty
        || fact.Hits.Tokens.Word(part.First) is "seek" or "call" or "ring" or "phone" or "contact" or "see" or "go" or "get" or "same" or "urgent" or "ask" or "send"
        || Holds(fact, part.First, part.End, static word => word is "should" or "must" or "need" or "needs" or "needed" or "required" or "exception" or "exceptions" or "unreliable" or "apply" or "applies" or "admit" or "refer" or "offer" or "urgent" or "urgently" or "emergency" or "only");

    private static bool HasVerb(Statement fact, StatementPart part) =>
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
