using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence bars something in a situation, whatever its name ("yellow fever vaccine is contraindicated after thymectomy"), or without repeating it
/// ("Timolol 0.25 % twice daily. Contraindicated in asthma"); the patient is in the situation, and the sentence offers it.
/// </summary>
internal sealed class StatedContraindications(GuardPolicy policy, PatientSituation situation, AnswerVocabulary vocabulary, Proposals proposals, BarredStretches stretches)
{
    private const int LongestName = 3;
    private const int ReachOfManner = 5;
    private readonly int _advice = policy.Group("advice_against");
    private readonly int _remedies = policy.Group("remedies");
    private readonly int _harms = policy.Group("harms_beside");
    private readonly int _managed = policy.Group("harm_managed");

    /// <summary>Whether the sentence offers what <paramref name="fact"/> bars for the patient; <paramref name="before"/> is what the same evidence says just before.</summary>
    public bool IsBroken(Statement sentence, Statement? before, Statement fact, HashSet<uint> warned, Func<uint, uint, bool> isClassOf)
    {
        if (!(proposals.IsProposal(sentence) || proposals.Permits(sentence) || Proposals.IsOffer(sentence)))
            return false;
        if (TakesFirst(sentence, fact, warned) || TakesHarmful(sentence, fact, warned))
            return true;
        if (!fact.HasDenial)
            return false;
        foreach (var part in fact.Parts)
        {
            if (Bar(fact, part) is not { } advice)
                continue;
            var subject = Subject(fact, part, advice);
            // "Bulk-forming laxatives" are one thing, "gentamicin and neomycin" two.
            if (subject.Count > 0 && !IsList(fact, part) && !subject.IsSubsetOf(sentence.Stems))
                continue;
            if (subject.Count == 0 && !NamesBetween(fact, part.First, advice.Start))
                subject = part.First > 0 ? GivenBefore(fact, part) : before is not null ? Given(before, 0, before.Hits.Tokens.Count) : [];
            foreach (var concept in subject)
            {
                if (IsOffered(sentence, concept, fact, warned) && !situation.Medicines.Contains(concept) && IsMet(fact, concept, isClassOf))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the patient is in the situation that the bar on it names.</summary>
    private bool IsMet(Statement fact, uint concept, Func<uint, uint, bool> isClassOf) =>
        stretches.Of(fact, stretch => stretch.Stems.Contains(concept) && stretch.Parts.Any(part => Bar(stretch, part) is not null)).Exists(stretch => situation.Applies(stretch, concept, isClassOf));

    private static bool NamesBetween(Statement fact, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0)
                return true;
        }

        return false;
    }

    /// <summary>"Labetalol; in asthma use nifedipine": the patient has what the second is for, and the sentence proposes the first.</summary>
    private bool TakesFirst(Statement sentence, Statement fact, HashSet<uint> warned)
    {
        if (!fact.Text.Contains(';'))
            return false;
        var stretches = Stretches(fact);
        foreach (var (from, to) in stretches)
        {
            var own = Concepts(fact, from, to);
            // "In heart failure avoid ibuprofen; paracetamol is preferred" gives nothing of its own.
            if (!IsSpecial(fact, from, to) || fact.Parts.Any(part => part.AdvisesAgainst && part.First >= from && part.First < to) || Medicines(fact, from, to) is not { Count: > 0 } alternative || sentence.Stems.Overlaps(alternative))
                continue;
            foreach (var (otherFrom, otherTo) in stretches)
            {
                var general = Concepts(fact, otherFrom, otherTo);
                if (otherFrom == from || !situation.States.Any(state => IsMet(state, own) && !IsMet(state, general)))
                    continue;
                var first = Medicines(fact, otherFrom, otherTo);
                first.ExceptWith(alternative);
                if (first.Any(concept => IsOffered(sentence, concept, fact, warned)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsMet(HashSet<uint> state, HashSet<uint> concepts) => Sets.Shared(state, concepts) is var shared and > 0 && shared * 2 >= state.Count;

    /// <summary>"In asthma use …", "if asthmatic …", "… instead".</summary>
    private static bool IsSpecial(Statement fact, int from, int to)
    {
        if (fact.Hits.Tokens.Word(from) is "in" or "if" or "with" or "for")
            return true;
        for (var i = from; i < to; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "instead")
                return true;
        }

        return false;
    }

    /// <summary>The stretches of tokens between semicolons.</summary>
    private static List<(int From, int To)> Stretches(Statement fact)
    {
        var stretches = new List<(int, int)>();
        var tokens = fact.Hits.Tokens;
        var from = 0;
        for (var i = 1; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && !fact.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(';'))
                continue;
            stretches.Add((from, i));
            from = i;
        }

        return stretches;
    }

    /// <summary>"Haloperidol worsens Parkinson's", "clarithromycin makes warfarin much stronger: choose another": it harms beside what the patient has or takes, and nothing says how that is managed.</summary>
    private bool TakesHarmful(Statement sentence, Statement fact, HashSet<uint> warned)
    {
        if (fact.Has(_managed) || sentence.Has(_managed))
            return false;
        foreach (var harm in fact.Hits.Of(_harms))
        {
            if (!IsOfManner(fact, harm) && IsHarmedBy(sentence, fact, harm, warned))
                return true;
        }

        return false;
    }

    private bool IsHarmedBy(Statement sentence, Statement fact, TermHits.Hit harm, HashSet<uint> warned)
    {
        var harmed = Concepts(fact, harm.Start, fact.Hits.Tokens.Count);
        if (!harmed.Overlaps(situation.Medicines) && !situation.States.Any(state => IsMet(state, harmed)))
            return false;
        // "Give X only after Y; the wrong sequence may precipitate a crisis": neither of the two does.
        var from = Stretches(fact).Find(stretch => stretch.From <= harm.Start && harm.Start < stretch.To).From;
        if (NamesBetween(fact, from, harm.Start) is false)
            from = 0;
        return Medicines(fact, from, harm.Start).Any(concept => !situation.Medicines.Contains(concept) && IsOffered(sentence, concept, fact, warned));
    }

    /// <summary>"Given first, it may worsen", "used alone, it may trigger": harmful in the manner that is said right before, and not however it is given.</summary>
    private static bool IsOfManner(Statement fact, TermHits.Hit harm)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = Math.Max(1, harm.Start - ReachOfManner); i < harm.Start; i++)
        {
            if (tokens.Word(i) is "first" or "alone" or "early" or "before" && tokens.Word(i - 1) is "given" or "used" or "started" or "taken" && tokens.Word(i + 1) is not ("or" or "and"))
                return true;
        }

        return false;
    }

    private HashSet<uint> Medicines(Statement fact, int from, int to)
    {
        var medicines = new HashSet<uint>();
        for (var i = from; i < to; i++)
        {
            if (fact.ConceptAt[i] != 0 && !fact.DeniedAt[i] && vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)))
                medicines.Add(fact.ConceptAt[i]);
        }

        return medicines;
    }

    /// <summary>"Contraindicated in asthma", "not if eGFR is below 30": where the clause bars.</summary>
    private TermHits.Hit? Bar(Statement fact, StatementPart part)
    {
        if (part.AdvisesAgainst && fact.Hits.Between(_advice, part.First, part.End - 1) is [var advice, ..])
            return IsOfAmount(fact, part, advice.End) || IsPurpose(fact, advice.Start) ? null : advice;
        var tokens = fact.Hits.Tokens;
        return part.First + 1 < tokens.Count && tokens.Word(part.First) is "not" && tokens.Word(part.First + 1) is "if" or "in" or "with" or "when" or "during" or "under" or "below" ? new TermHits.Hit(part.First, part.First + 1) : null;
    }

    /// <summary>"Start X before Y, to avoid a crisis": why, and no bar on X.</summary>
    private static bool IsPurpose(Statement fact, int advice)
    {
        var tokens = fact.Hits.Tokens;
        return advice > 1 && tokens.Word(advice) is "avoid" && tokens.Word(advice - 1) is "to" && tokens.Text.AsSpan(tokens[advice - 2].End, tokens[advice - 1].Start - tokens[advice - 2].End).Contains(',');
    }

    /// <summary>"Do not take more than one product", "never exceed 4 g": the amount is barred.</summary>
    private static bool IsOfAmount(Statement fact, StatementPart part, int from)
    {
        for (var i = from; i < Math.Min(part.End, from + LongestName); i++)
        {
            if (fact.Hits.Tokens.Word(i) is "more" or "exceed" or "exceeding")
                return true;
        }

        return false;
    }

    /// <summary>What the clauses before give, or name where they are short ("Yellow fever vaccine: not for …").</summary>
    private HashSet<uint> GivenBefore(Statement fact, StatementPart part)
    {
        var given = Given(fact, 0, part.First);
        if (given.Count > 0)
            return given;
        return Things(fact, 0, part.First);
    }

    private bool IsOffered(Statement sentence, uint concept, Statement fact, HashSet<uint> warned)
    {
        if (warned.Contains(concept))
            return false;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == concept && !sentence.DeniedAt[i] && !proposals.IsWarned(sentence, i) && !Proposals.IsHypothetical(sentence, i) && !Proposals.IsTakenAway(sentence, i) && !proposals.IsOfReaction(sentence, i) && !QualifiedNames.Differ(sentence, i, fact) && IsNamedSo(sentence, i, fact))
                return true;
        }

        return false;
    }

    /// <summary>A medicine by any of its names, and a class by its own: "a softener" is none of the "bulk-forming laxatives".</summary>
    private bool IsNamedSo(Statement sentence, int token, Statement fact)
    {
        var word = sentence.Hits.Tokens.Word(token);
        if (vocabulary.IsMedicine(word))
            return true;
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] == sentence.ConceptAt[token] && WordBeginnings.AreAlike(word, fact.Hits.Tokens.Word(i)))
                return true;
        }

        return !fact.Stems.Contains(sentence.ConceptAt[token]);
    }

    /// <summary>What stands before "is contraindicated in", or behind "avoid" up to the situation.</summary>
    private HashSet<uint> Subject(Statement fact, StatementPart part, TermHits.Hit advice)
    {
        if (advice.Start > part.First)
            return Things(fact, part.First, advice.Start);
        // "Not for people with …", "contraindicated in …": nothing is named behind it.
        if (fact.Hits.Tokens.Word(advice.Start) is not ("avoid" or "omit" or "withhold" or "do" or "dont" or "never" or "must" or "should") || IsOfSituation(fact.Hits.Tokens.Word(advice.End - 1)))
            return [];
        var end = advice.End;
        while (end < part.End && !IsOfSituation(fact.Hits.Tokens.Word(end)))
            end++;
        return end < part.End ? Things(fact, advice.End, end) : [];
    }

    private static bool IsOfSituation(ReadOnlySpan<char> word) =>
        word is "in" or "with" or "if" or "when" or "for" or "during" or "after" or "under" or "below" or "over" or "above" or "where" or "while" or "until" or "within" or "before" or "at";

    /// <summary>What can be given to a patient: a medicine, a remedy, a vaccine, or the form that one comes in.</summary>
    private HashSet<uint> Things(Statement fact, int first, int end)
    {
        var concepts = Concepts(fact, first, end);
        if (concepts.Count > LongestName)
            return [];
        for (var i = first; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0 && (vocabulary.IsMedicine(fact.Hits.Tokens.Word(i)) || !fact.Hits.Between(_remedies, i, i).IsEmpty || IsForm(fact.Hits.Tokens.Word(i))))
                return concepts;
        }

        return [];
    }

    private static bool IsList(Statement fact, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "and" or "or")
                return true;
        }

        return false;
    }

    /// <summary>Whether the word is a form in which something is given.</summary>
    public static bool IsForm(ReadOnlySpan<char> word) =>
        word is "vaccine" or "vaccines" or "pill" or "pills" or "patch" or "coil" or "implant" or "injection" or "infusion" or "drops" or "cream" or "ointment" or "gel" or "dressing" or "tablet" or "tablets" or "spray" or "inhaler";

    private static HashSet<uint> Concepts(Statement fact, int first, int end)
    {
        var concepts = new HashSet<uint>();
        for (var i = first; i < end; i++)
        {
            if (fact.ConceptAt[i] != 0)
                concepts.Add(fact.ConceptAt[i]);
        }

        return concepts;
    }

    /// <summary>What a statement gives: medicines, remedies, and the word before an amount ("radioiodine 400 MBq").</summary>
    private HashSet<uint> Given(Statement before, int first, int end)
    {
        var given = new HashSet<uint>();
        var tokens = before.Hits.Tokens;
        for (var i = first; i < end; i++)
        {
            if (before.ConceptAt[i] != 0 && !before.DeniedAt[i] && (vocabulary.IsMedicine(tokens.Word(i)) || !before.Hits.Between(_remedies, i, i).IsEmpty || IsBeforeAmount(before, i)))
                given.Add(before.ConceptAt[i]);
        }

        return given;
    }

    private static bool IsBeforeAmount(Statement statement, int token)
    {
        foreach (var number in statement.Numbers)
        {
            if (number.Unit is { } unit && unit is not ("a" or "mo" or "wk" or "d" or "h" or "min") && number.Start - statement.Hits.Tokens[token].End is 1)
                return true;
        }

        return false;
    }
}
