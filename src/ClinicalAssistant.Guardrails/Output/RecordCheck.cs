using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence about this patient agrees with the question and the record: what is absent, what is past, what is a relative's.</summary>
internal sealed class RecordCheck
{
    private const int Near = 4;
    private readonly int _current;
    private readonly int _demanded;
    private readonly int _past;
    private readonly int _ended;
    private readonly int _recommending;
    private readonly int _against;
    private readonly int _relatives;
    private readonly List<HashSet<uint>> _resolved = [];

    public RecordCheck(GuardPolicy policy, Patient? patient)
    {
        _current = policy.Group("current");
        _demanded = policy.Group("demanded");
        _past = policy.Group("past");
        _ended = policy.Group("ended");
        _recommending = policy.Group("recommending");
        _against = policy.Group("advising_against");
        _relatives = policy.Group("relatives");
        foreach (var condition in patient?.Conditions ?? [])
        {
            var statement = Statement.Read(condition.Text, policy);
            if (condition.Status is "resolved" or "inactive" or "remission" || statement.Has(_past))
                _resolved.Add(WithoutPastWords(statement));
        }
    }

    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        // A question states nothing as absent, and what cites evidence tells what that says ("discharge is a reason to return").
        if ((sentence.Cited.Count == 0 || TellsOfPatient(sentence)) && !sentence.Has(_recommending) && !sentence.Has(_against) && !sentence.Text.Contains('?'))
            Absence(sentence, facts, faults);
        History(sentence, facts, faults);
        Relatives(sentence, facts, faults);
    }

    /// <summary>"She has", "you have had".</summary>
    private static bool TellsOfPatient(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "has" or "have" or "had" or "reports" or "denies" && tokens.Word(i - 1) is "he" or "she" or "you" or "they" or "patient" or "i")
                return true;
        }

        return false;
    }

    /// <summary>The concepts of the problem itself, without those that say that it is past.</summary>
    private HashSet<uint> WithoutPastWords(Statement statement)
    {
        var concepts = new HashSet<uint>(statement.Stems);
        foreach (var hit in statement.Hits.Of(_past))
        {
            for (var i = hit.Start; i < hit.End; i++)
                concepts.Remove(statement.ConceptAt[i]);
        }

        return concepts;
    }

    /// <summary>What the question or the record states is denied, or the other way round.</summary>
    private static void Absence(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        foreach (var concept in sentence.Absent)
        {
            if (IsDenied(concept, sentence) && Stands(concept, facts, present: true) && !Stands(concept, facts, present: false) && !IsDeniedByReader(concept, facts) && !IsDeniedInEvidence(concept, facts))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as absent"));
                return;
            }
        }

        foreach (var concept in sentence.Present)
        {
            if (Stands(concept, facts, present: false) && !Stands(concept, facts, present: true) && !InEvidence(concept, facts) && !sentence.Parts.Any(part => part.Denied.Contains(concept)))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as present"));
                return;
            }
        }
    }

    private void History(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (!IsOfNow(sentence) || sentence.Has(_past))
            return;
        foreach (var concepts in _resolved)
        {
            if (concepts.Count > 0 && concepts.IsSubsetOf(sentence.Present))
            {
                faults.Add(new SentenceFault("history_as_current", "in the record"));
                return;
            }
        }

        var now = Now(sentence);
        foreach (var fact in facts)
        {
            // "Do not use after previous angioedema" tells of no patient.
            if (fact.EvidenceId is not null && fact.Statement.Dates.Count == 0 && fact.Statement.Parts.Any(static part => part.AdvisesAgainst))
                continue;
            var past = PastOf(fact.Statement);
            if (past.Count == 0)
                continue;
            var shared = 0;
            foreach (var concept in now)
                shared += past.Contains(concept) && !IsPresentElsewhere(concept, fact, facts) ? 1 : 0;
            if (shared >= 2 || (shared == 1 && past.Count <= 2))
            {
                faults.Add(new SentenceFault("history_as_current", fact.EvidenceId is null ? "in the question" : "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>Whether a word tells that it is so now; "no ongoing plans" tells nothing as present.</summary>
    private bool IsOfNow(Statement sentence)
    {
        foreach (var hit in sentence.Hits.Of(_current))
        {
            if (!sentence.DeniedAt[hit.Start])
                return true;
        }

        return false;
    }

    /// <summary>What the clauses that speak of the present state.</summary>
    private HashSet<uint> Now(Statement sentence)
    {
        var now = new HashSet<uint>();
        var past = PastOf(sentence);
        now.UnionWith(sentence.Present);
        now.ExceptWith(past);
        return now;
    }

    /// <summary>What a statement tells of the past, by its words or by a year in the clause.</summary>
    private HashSet<uint> PastOf(Statement statement)
    {
        // "Must have stopped before the scan" demands; nothing has ended.
        if (statement.Has(_demanded))
            return [];
        if ((statement.Dates.Count == 0 && !statement.Has(_ended)) || statement.Parts.Count == 0)
            return statement.Past;
        var past = new HashSet<uint>(statement.Past);
        foreach (var hit in statement.Hits.Of(_ended))
        {
            for (var i = 0; i < statement.Parts.Count; i++)
            {
                if (hit.Start < statement.Parts[i].First || hit.Start >= statement.Parts[i].End)
                    continue;
                past.UnionWith(statement.Parts[i].Concepts);
                past.Remove(statement.ConceptAt[hit.Start]);
                // "Smoked 20 a day, stopped in 2009": what ended stands before.
                if (i > 0 && statement.Parts[i].Concepts.Count <= 1)
                    past.UnionWith(statement.Parts[i - 1].Concepts);
            }
        }

        foreach (var date in statement.Dates)
        {
            if (date.Year == 0 || date.Day != 0)
                continue;
            for (var i = 0; i < statement.Parts.Count; i++)
            {
                var part = statement.Parts[i];
                if (statement.Hits.Tokens[part.First].Start > date.Start || statement.Hits.Tokens[part.End - 1].End < date.Start)
                    continue;
                past.UnionWith(part.Concepts);
                // "an overdose once, in 2009": the year stands apart.
                if (part.Concepts.Count == 0 && i > 0 && !statement.Numbers.Any(number => ReferenceEquals(statement.PartAt(number.Start), part)))
                    past.UnionWith(statement.Parts[i - 1].Concepts);
            }
        }

        return past;
    }

    private static bool IsPresentElsewhere(uint concept, Fact past, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (!ReferenceEquals(fact, past) && fact.Statement.Present.Contains(concept))
                return true;
        }

        return false;
    }

    /// <summary>A disease of a relative told as the patient's own.</summary>
    private void Relatives(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (sentence.Has(_relatives) || !IsOfPatient(sentence))
            return;
        foreach (var fact in facts)
        {
            if (fact.Statement.Family.Count == 0)
                continue;
            var theirs = 0;
            foreach (var concept in sentence.Present)
                theirs += fact.Statement.Family.Contains(concept) && !IsPresentElsewhere(concept, fact, facts) && !fact.Statement.Present.Contains(concept) ? 1 : 0;
            if (theirs >= 1 && theirs * 2 >= CountOfFamily(fact.Statement))
            {
                faults.Add(new SentenceFault("history_of_relative", fact.EvidenceId is null ? "" : "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    private static int CountOfFamily(Statement statement)
    {
        var count = 0;
        foreach (var concept in statement.Family)
            count += statement.Present.Contains(concept) ? 0 : 1;
        return count;
    }

    private static bool IsOfPatient(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "she" or "he" or "you" or "patient" or "has" or "her" or "his" or "your")
                return true;
        }

        return false;
    }

    private static bool Stands(uint concept, IReadOnlyList<Fact> facts, bool present)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is null && (present ? fact.Statement.Present : fact.Statement.Absent).Contains(concept) && !(present && IsAsked(concept, fact)))
                return true;
        }

        return false;
    }

    /// <summary>"Chest pain since noon, treat her migraine?" states the pain and asks about the migraine.</summary>
    private static bool IsAsked(uint concept, Fact fact) =>
        fact.Origin == FactOrigin.Question && fact.Statement.Text.AsSpan().TrimEnd().EndsWith('?') && fact.Statement.Parts is [.., var last] && last.Concepts.Contains(concept)
            && !fact.Statement.Parts.SkipLast(1).Any(part => part.Concepts.Contains(concept));

    private static bool IsDenied(uint concept, Statement sentence)
    {
        foreach (var part in sentence.Parts)
        {
            if (!part.IsConditional && !part.AdvisesAgainst && part.Denied.Contains(concept) && IsNearCue(concept, sentence, part))
                return true;
        }

        return false;
    }

    /// <summary>Whether it stands within a few words behind the word that denies, and no number bounds it ("not below an eGFR of 45").</summary>
    private static bool IsNearCue(uint concept, Statement sentence, StatementPart part)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.HasClinicalMeaning && ReferenceEquals(sentence.PartAt(number.Start), part))
                return false;
        }

        for (var i = part.First; i < part.End; i++)
        {
            // "Non-latex gloves" denies no allergy.
            if (sentence.ConceptAt[i] == concept && i > 0 && sentence.Hits.Tokens.Word(i - 1) is "non")
                return false;
            // "Usual, but not in asthma" denies no asthma; "is not to drive" and "is not called for by fever" deny what is done.
            if (sentence.Hits.Tokens.Word(i) is "not" && i + 1 < part.End && sentence.Hits.Tokens.Word(i + 1) is "in" or "with" or "for" or "if" or "to")
                return false;
            if (sentence.Hits.Tokens.Word(i) is "by" && i > part.First + 1 && sentence.DeniedAt[i])
                return false;
            // "Gum alone is not a reason to delay": what stands before is there.
            if (sentence.ConceptAt[i] == concept && IsSubject(sentence, part, i))
                return false;
            // "No fixed date for driving" denies the date.
            if (sentence.Hits.Tokens.Word(i) is "for" or "about" or "regarding" && i > part.First && sentence.DeniedAt[i] && sentence.Hits.Tokens.Word(i - 1) is not ("evidence" or "sign" or "signs" or "need" or "indication" or "reason" or "treatment" or "medication" or "negative"))
                return false;
            // "No water in the ear" denies the water.
            if (sentence.Hits.Tokens.Word(i) is "in" or "on" or "at" or "into" or "near" && i > part.First + 1 && sentence.DeniedAt[i] && sentence.ConceptAt[i - 1] != 0)
                return false;
            if (sentence.ConceptAt[i] == concept && sentence.DeniedAt[i])
                return i - part.First < Near || !sentence.DeniedAt[i - Near] || sentence.DeniedAt[part.First];
        }

        return false;
    }

    /// <summary>Whether "is not a", "is not the" stands behind in the clause.</summary>
    private static bool IsSubject(Statement sentence, StatementPart part, int token)
    {
        for (var i = token + 1; i + 1 < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "not" or "no" && sentence.Hits.Tokens.Word(i - 1) is "is" or "are" or "was" or "were" && sentence.Hits.Tokens.Word(i + 1) is "a" or "an" or "the" or "reason" or "bar" or "grounds")
                return true;
        }

        return false;
    }

    /// <summary>"I can't pee" in the question.</summary>
    private static bool IsDeniedByReader(uint concept, IReadOnlyList<Fact> facts) =>
        facts.Any(fact => fact.EvidenceId is null && fact.Statement.Parts.Any(part => part.Denied.Contains(concept)));

    private static bool IsDeniedInEvidence(uint concept, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is null)
                continue;
            foreach (var part in fact.Statement.Parts)
            {
                if (part.Denied.Contains(concept))
                    return true;
            }
        }

        return false;
    }

    private static bool InEvidence(uint concept, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not null && fact.Statement.Present.Contains(concept))
                return true;
        }

        return false;
    }
}
