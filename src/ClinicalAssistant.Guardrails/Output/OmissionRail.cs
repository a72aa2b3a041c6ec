using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds what the evidence insists on (red flags, contraindications, when to seek help, follow-up, results that are missing) and the answer leaves
/// out. At most three, in the evidence's own words.
/// </summary>
internal sealed class OmissionRail(GuardPolicy policy, AnswerVocabulary vocabulary, NearWords near)
{
    private const int Most = 3;
    private readonly int _strong = policy.Group("strong_cue");
    private readonly int _followUp = policy.Group("follow_up_cue");
    private readonly int _pseudo = policy.Group("negating_pseudo");
    private readonly int _missing = policy.Group("missing_cue");
    private readonly int _precautions = policy.Group("precaution_cue");
    private readonly int _monitoring = policy.Group("monitoring_cue");
    private readonly int _regular = policy.Group("regular_cue");
    private readonly int _severe = policy.Group("severe_reaction");
    private readonly Proposals _proposals = new(policy);

    public IEnumerable<Addition> Find(IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown, IReadOnlyList<Statement> withheld, IReadOnlyList<Statement> conflicting, OutputContext context)
    {
        var (patient, task) = (context.Patient, context.Task);
        var additions = new List<Addition>();
        if (shown.Count == 0)
            return additions;
        var answer = new CoveredUnits(facts, [.. shown, .. withheld], near);
        var passed = new PassedOver(policy, vocabulary, context, facts, answer, shown);
        var unsaid = new UnsaidChecks(policy, vocabulary, answer, passed);
        Fact? before = null;
        foreach (var fact in facts)
        {
            var said = before?.EvidenceId == fact.EvidenceId ? before : null;
            before = fact;
            if (additions.Count == Most)
                break;
            if (fact.EvidenceId is not { } id || fact.Statement.Stems.Count == 0)
                continue;
            var strong = Insists(fact.Statement) || fact.Statement.Has(_missing) || IsPrecautionFor(fact.Statement, patient) || IsMonitoringOf(fact, facts, shown);
            var isBare = said is not null && BareWarning.Is(fact.Statement);
            if (!isBare && !fact.Statement.Has(_precautions) && (unsaid.Has(fact, facts) || (passed.Is(fact) && passed.IsOwed(fact.Statement))))
            {
                if (!IsOfOtherMedicine(fact.Statement, facts, shown) && !HeldBackFor(fact.Statement, conflicting))
                    additions.Add(new Addition(fact.Statement.Text.Trim() + " [" + id + "]", "omission"));
                continue;
            }

            // Follow-up counts as left out where the answer passes over its evidence altogether.
            if (!strong && (!FollowsUp(fact.Statement) || answer.Cites(id)))
                continue;
            if (isBare)
            {
                if (ConcernsAnswer(said!.Statement, facts, shown) && !answer.Covers(fact) && !HeldBackFor(said.Statement, conflicting))
                    additions.Add(new Addition(said.Statement.Text.Trim() + " " + fact.Statement.Text.Trim() + " [" + id + "]", "omission"));
                continue;
            }

            if (!answer.Covers(fact) && !IsOfOtherMedicine(fact.Statement, facts, shown) && !HeldBackFor(fact.Statement, conflicting))
                additions.Add(new Addition(fact.Statement.Text.Trim() + " [" + id + "]", "omission"));
        }

        if (task == ClinicalTask.Documentation && additions.Count < Most)
            additions.AddRange(Allergies(facts, shown, additions, patient));
        return additions;
    }

    /// <summary>
    /// "X with Y: seizures. Do not combine": a bare warning concerns the answer where the question names a medicine of the sentence before, or the answer
    /// one that the patient does not take already, and no sentence speaks against that one; or where that sentence names none.
    /// </summary>
    private bool ConcernsAnswer(Statement warned, IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown)
    {
        var named = new HashSet<uint>();
        for (var i = 0; i < warned.ConceptAt.Length; i++)
        {
            if (warned.ConceptAt[i] != 0 && IsMedicine(warned, i))
                named.Add(warned.ConceptAt[i]);
        }

        if (named.Count == 0)
            return true;
        var others = named.Where(concept => !facts.Any(fact => fact.Origin == FactOrigin.Record && fact.Statement.Stems.Contains(concept))).ToHashSet();
        var answered = shown.Where(sentence => sentence.Stems.Overlaps(others)).ToList();
        return !answered.Exists(sentence => sentence.HasDenial || sentence.Has(_proposals.Against) || sentence.Parts.Any(static part => part.AdvisesAgainst))
            && (answered.Count > 0 || facts.Any(fact => fact.Origin == FactOrigin.Question && fact.Statement.Stems.Overlaps(named)));
    }

    /// <summary>Whether a word that insists stands in it ("no need to avoid" does not).</summary>
    private bool Insists(Statement fact)
    {
        foreach (var hit in fact.Hits.Of(_strong))
        {
            var pseudo = false;
            foreach (var cover in fact.Hits.Of(_pseudo))
                pseudo |= cover.Start <= hit.Start && hit.Start < cover.End;
            if (!pseudo && !IsDescription(fact, hit))
                return true;
        }

        return false;
    }

    /// <summary>Contraception and pregnancy tests concern a woman who can conceive; where she is pregnant already the evidence's warnings speak.</summary>
    private bool IsPrecautionFor(Statement fact, Patient? patient) =>
        patient is { Sex: Sex.Female, Pregnant: not true, Age: { Years: >= 12 and < 55 } } && fact.Has(_precautions) && !fact.HasDenial;

    /// <summary>Tests at stated times that belong to a medicine which the answer proposes.</summary>
    private bool IsMonitoringOf(Fact fact, IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown)
    {
        if (!fact.Statement.Has(_monitoring) || !fact.Statement.Has(_regular) || fact.Statement.HasDenial)
            return false;
        // "Her 200 mg": the question names the medicine.
        if (!Proposals.HasDose(fact.Statement) && shown.Any(Proposals.HasDose) && fact.Statement.ConceptAt.Where((concept, i) => concept != 0 && IsMedicine(fact.Statement, i)).Any(concept => facts.Any(asked => asked.Origin == FactOrigin.Question && asked.Statement.Stems.Contains(concept))))
            return true;
        foreach (var sentence in shown)
        {
            for (var i = 0; _proposals.IsProposal(sentence) && i < sentence.ConceptAt.Length; i++)
            {
                if (sentence.ConceptAt[i] is var concept and not 0 && IsMedicine(sentence, i) && facts.Any(other => other.EvidenceId == fact.EvidenceId && other.Statement.Stems.Contains(concept)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether it asks for something later; "no follow-up" asks for nothing.</summary>
    private bool FollowsUp(Statement fact)
    {
        foreach (var hit in fact.Hits.Of(_followUp))
        {
            if (!IsCaseOfAllergy(fact, hit.Start) && (hit.Start == 0 || fact.Hits.Tokens.Word(hit.Start - 1) is not "no"))
                return true;
        }

        return false;
    }

    /// <summary>"antipyretics do not prevent" tells; "do not give" insists. "An alternative in penicillin allergy" names a case.</summary>
    private static bool IsDescription(Statement fact, TermHits.Hit hit) =>
        IsCaseOfAllergy(fact, hit.Start) || (fact.Hits.Tokens.Word(hit.Start) is "do" && hit.Start > 0 && !fact.Parts.Any(part => part.First == hit.Start) && fact.Hits.Tokens.Word(hit.Start - 1) is not ("and" or "or" or "but" or "please" or "then" or "you"));

    private static bool IsCaseOfAllergy(Statement fact, int token)
    {
        if (!fact.Hits.Tokens.Word(token).StartsWith("allerg"))
            return false;
        for (var i = Math.Max(0, token - 2); i < token; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "in" or "for" or "with" or "not" or "no")
                return true;
        }

        return false;
    }

    /// <summary>Advice against medicines that neither the answer nor the question nor the record speaks of, in a matter that they do not speak of either.</summary>
    private bool IsOfOtherMedicine(Statement fact, IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown)
    {
        var named = false;
        foreach (var part in fact.Parts)
        {
            for (var i = part.First; part.AdvisesAgainst && i < part.End; i++)
                named |= fact.ConceptAt[i] != 0 && IsMedicine(fact, i);
        }

        if (!named)
            return false;
        for (var i = 0; i < fact.ConceptAt.Length; i++)
        {
            if (fact.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (facts.Any(f => f.EvidenceId is null && (f.Statement.Stems.Contains(concept) || f.Statement.Classes.Contains(concept)))
                || (IsMedicine(fact, i) && shown.Any(s => s.Stems.Contains(concept) || s.Classes.Contains(concept))))
                return false;
        }

        return true;
    }

    /// <summary>Whether it warns of a medicine that a sentence was held back for proposing: the reader has been told.</summary>
    private bool HeldBackFor(Statement fact, IReadOnlyList<Statement> conflicting)
    {
        foreach (var sentence in conflicting)
        {
            if (sentence.Classes.Overlaps(fact.Stems))
                return true;
            for (var i = 0; i < fact.ConceptAt.Length; i++)
            {
                if (fact.ConceptAt[i] != 0 && sentence.Stems.Contains(fact.ConceptAt[i]) && IsMedicine(fact, i))
                    return true;
            }
        }

        return false;
    }

    private bool IsMedicine(Statement statement, int token) => vocabulary.IsMedicine(statement.Hits.Tokens.Word(token));

    /// <summary>
    /// A document names the allergies that what it is drawn from names, the severe ones, and all of them where it starts a medicine: a paragraph on a scan
    /// need not list the rest of the record.
    /// </summary>
    private IEnumerable<Addition> Allergies(IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown, List<Addition> sofar, Patient? patient)
    {
        var starts = shown.Any(StartsMedicine);
        foreach (var allergy in patient?.Allergies ?? [])
        {
            var bracket = allergy.Text.IndexOf('(', StringComparison.Ordinal);
            var name = (bracket > 0 ? allergy.Text[..bracket] : allergy.Text).Trim();
            var substance = Statement.Read(name, policy).Stems;
            if (substance.Count == 0 || sofar.Exists(a => a.Text.Contains(name, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (!shown.Any(s => substance.Overlaps(s.Stems)) && (starts || IsSevere(allergy) || facts.Any(fact => fact.Origin != FactOrigin.Record && substance.IsSubsetOf(fact.Statement.Stems))))
                yield return new Addition("Allergy on record: " + allergy.Text + ".", "allergy_on_record");
        }
    }

    private bool IsSevere(RecordEntry allergy) => Statement.Read(allergy.Detail is null ? allergy.Text : allergy.Text + " " + allergy.Detail, policy).Has(_severe);

    /// <summary>"Start co-amoxiclav", "was started on doxycycline", "amoxicillin 500 mg three times daily for 5 days".</summary>
    private bool StartsMedicine(Statement sentence)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == 0 || sentence.DeniedAt[i] || !IsMedicine(sentence, i))
                continue;
            for (var at = Math.Max(0, i - 4); at < Math.Min(sentence.Hits.Tokens.Count, i + 6); at++)
            {
                if (sentence.Hits.Tokens.Word(at) is "start" or "started" or "starts" or "starting" or "commence" or "commenced" or "prescribe" or "prescribed" or "begin" or "begun" or "initiated")
                    return true;
            }
        }

        return false;
    }
}
