using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence about this patient agrees with the question and the record: what is absent, what is past, sex and allergies.</summary>
internal sealed class RecordCheck
{
    private const double CloseMatch = 0.6;
    private readonly Patient? _patient;
    private readonly int _current;
    private readonly int _past;
    private readonly int _recommending;
    private readonly int _against;
    private readonly int _female;
    private readonly int _male;
    private readonly int _noAllergies;
    private readonly List<HashSet<uint>> _resolved = [];

    public RecordCheck(GuardPolicy policy, Patient? patient)
    {
        _patient = patient;
        _current = policy.Group("current");
        _past = policy.Group("past");
        _recommending = policy.Group("recommending");
        _against = policy.Group("advising_against");
        _female = policy.Group("female_person");
        _male = policy.Group("male_person");
        _noAllergies = policy.Group("no_allergies");
        foreach (var condition in patient?.Conditions ?? [])
        {
            var statement = Statement.Read(condition.Text, policy);
            if (condition.Status is "resolved" or "inactive" or "remission" || statement.Has(_past))
                _resolved.Add(WithoutPastWords(statement));
        }
    }

    public void Check(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (_patient is { } patient)
            Facts(sentence, patient, faults);
        if (!sentence.Has(_recommending) && !sentence.Has(_against))
            Absence(sentence, cited, facts, faults);
        History(sentence, facts, faults);
    }

    /// <summary>The words of the problem itself, without those that say that it is past.</summary>
    private HashSet<uint> WithoutPastWords(Statement statement)
    {
        var stems = new HashSet<uint>(statement.Stems);
        foreach (var hit in statement.Hits.Of(_past))
        {
            for (var i = hit.Start; i < hit.End; i++)
                stems.Remove(Stems.Of(statement.Hits.Tokens.Word(i)));
        }

        return stems;
    }

    private void Facts(Statement sentence, Patient patient, List<SentenceFault> faults)
    {
        var female = sentence.Has(_female);
        var male = sentence.Has(_male);
        if (female != male && ((patient.Sex == Sex.Male && female) || (patient.Sex == Sex.Female && male)))
            faults.Add(new SentenceFault("patient_fact_conflict", "sex"));
        if (patient.Allergies is { Count: > 0 } && sentence.Has(_noAllergies))
            faults.Add(new SentenceFault("patient_fact_conflict", "allergies"));
    }

    /// <summary>What the question or the record states is denied, or the other way round; and the cited sentence says the opposite.</summary>
    private static void Absence(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        foreach (var stem in sentence.Absent)
        {
            if (Stands(stem, facts, present: true) && !Stands(stem, facts, present: false))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as absent"));
                return;
            }
        }

        foreach (var stem in sentence.Present)
        {
            if (Stands(stem, facts, present: false) && !Stands(stem, facts, present: true) && !InEvidence(stem, facts))
            {
                faults.Add(new SentenceFault("negation_conflict", "stated as present"));
                return;
            }
        }

        foreach (var fact in facts)
        {
            if (fact.EvidenceId is null || !cited.Contains(fact.EvidenceId) || sentence.Shared(fact.Statement) < CloseMatch * Math.Max(sentence.Stems.Count, fact.Statement.Stems.Count))
                continue;
            var opposite = sentence.Absent.Overlaps(fact.Statement.Present) && fact.Statement.Absent.Count == 0;
            if (opposite || (fact.Statement.Absent.Overlaps(sentence.Present) && sentence.Absent.Count == 0))
            {
                faults.Add(new SentenceFault("negation_conflict", "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    private void History(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (!sentence.Has(_current) || sentence.Has(_past))
            return;
        foreach (var stems in _resolved)
        {
            if (stems.Count > 0 && stems.IsSubsetOf(sentence.Present))
            {
                faults.Add(new SentenceFault("history_as_current", "in the record"));
                return;
            }
        }

        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not null || fact.Statement.Past.Count == 0)
                continue;
            var shared = 0;
            foreach (var stem in sentence.Present)
                shared += fact.Statement.Past.Contains(stem) ? 1 : 0;
            if (shared >= 2 || (shared == 1 && fact.Statement.Past.Count == 1))
            {
                faults.Add(new SentenceFault("history_as_current", "in the question"));
                return;
            }
        }
    }

    private static bool Stands(uint stem, IReadOnlyList<Fact> facts, bool present)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is null && (present ? fact.Statement.Present : fact.Statement.Absent).Contains(stem))
                return true;
        }

        return false;
    }

    private static bool InEvidence(uint stem, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not null && fact.Statement.Present.Contains(stem))
                return true;
        }

        return false;
    }
}
