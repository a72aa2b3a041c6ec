using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence about this patient agrees with the question and the record: what is absent, what is past, what is a relative's.</summary>
internal sealed class RecordCheck
{
    private readonly RecordDenials _denials;
    private readonly int _current;
    private readonly int _demanded;
    private readonly int _past;
    private readonly int _ended;
    private readonly int _relatives;
    private readonly List<HashSet<uint>> _resolved = [];

    public RecordCheck(GuardPolicy policy, Patient? patient)
    {
        _denials = new RecordDenials(policy, patient);
        _current = policy.Group("current");
        _demanded = policy.Group("demanded");
        _past = policy.Group("past");
        _ended = policy.Group("ended");
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
        _denials.Check(sentence, facts, faults);
        History(sentence, facts, faults);
        Relatives(sentence, facts, faults);
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

    private void History(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (!IsOfNow(sentence))
            return;
        foreach (var concepts in _resolved)
        {
            if (concepts.Count > 0 && concepts.IsSubsetOf(sentence.Present) && concepts.Any(concept => !IsToldAsPast(sentence, concept)))
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
                shared += past.Contains(concept) && !IsPresentElsewhere(concept, fact, facts) && !IsToldAsPast(sentence, concept) ? 1 : 0;
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

    /// <summary>Whether words of the past speak of it ("the old DVT still counts"); in "she now has depression, as in her previous letter" they stand in another clause than what tells it of now.</summary>
    private bool IsToldAsPast(Statement sentence, uint concept)
    {
        if (!sentence.Has(_past))
            return false;
        foreach (var part in sentence.Parts)
        {
            if (part.Concepts.Contains(concept) && !sentence.Hits.Between(_current, part.First, part.End - 1).IsEmpty && IsFreeOfPast(sentence, part))
                return false;
        }

        return true;
    }

    /// <summary>"Despite past treatment" tells nothing but the treatment of the past.</summary>
    private bool IsFreeOfPast(Statement sentence, StatementPart part)
    {
        foreach (var past in sentence.Hits.Between(_past, part.First, part.End - 1))
        {
            if (past.Start == part.First || sentence.Hits.Tokens.Word(past.Start - 1) is not "despite")
                return false;
        }

        return true;
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
}
