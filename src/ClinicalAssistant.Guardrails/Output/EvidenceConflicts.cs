using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence advises against a medicine in a situation ("avoid if eGFR is below 45", "not for children under 12", "contraindicated in asthma"), the
/// patient is in it, and the sentence proposes the medicine.
/// </summary>
internal sealed class EvidenceConflicts
{
    private readonly GuardPolicy _policy;
    private readonly Patient? _patient;
    private readonly AnswerVocabulary _vocabulary;
    private readonly Proposals _proposals;
    private readonly DoseRegimes _regimes;
    private readonly CountedCriteria _criteria;
    private readonly PatientSituation _situation;
    private readonly StatedContraindications _stated;
    private readonly PausedMedicines _pauses;
    private readonly BarredStretches _stretches;
    private readonly AdultDoses _adults;
    private readonly LabelledBars _labelled;
    private readonly WeakenedMethods _weakened;
    private readonly int _remedies;
    private readonly HashSet<uint> _taken = [];
    private readonly HashSet<uint> _warned = [];
    private readonly Dictionary<uint, HashSet<uint>> _classes = [];

    public EvidenceConflicts(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
    {
        var patient = context.Patient;
        _policy = policy;
        _patient = patient;
        _vocabulary = vocabulary;
        _proposals = new Proposals(policy);
        _regimes = new DoseRegimes(policy, patient);
        _criteria = new CountedCriteria(policy, patient);
        _situation = new PatientSituation(policy, context);
        _stretches = new BarredStretches(policy);
        _adults = new AdultDoses(patient, vocabulary);
        _stated = new StatedContraindications(policy, _situation, vocabulary, _proposals, _stretches);
        _labelled = new LabelledBars(policy, _situation, vocabulary, _proposals);
        _weakened = new WeakenedMethods(_situation, _proposals, vocabulary);
        _pauses = new PausedMedicines(policy, _situation, new Exchanges(policy, patient, vocabulary));
        _remedies = policy.Group("remedies");
        foreach (var entry in patient?.Medications ?? [])
        {
            var medicine = Statement.Read(entry.Text, policy);
            _taken.UnionWith(medicine.Classes);
            if (Array.Find(medicine.ConceptAt, concept => concept != 0) is var name and not 0)
                _taken.Add(name);
            for (var i = 0; i < medicine.ConceptAt.Length; i++)
            {
                if (medicine.ConceptAt[i] != 0 && IsMedicine(medicine, i))
                    _taken.Add(medicine.ConceptAt[i]);
            }
        }
    }

    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (_patient is null)
            return;
        Learn(sentence);
        Check(sentence, facts, faults, _patient);
        // What the answer has warned of once, it may speak of again.
        foreach (var part in sentence.Parts)
        {
            _warned.UnionWith(part.Denied);
            foreach (var (medicine, classes) in _classes)
            {
                if (classes.Overlaps(part.Denied))
                    _warned.Add(medicine);
            }
        }
    }

    private void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults, Patient patient)
    {
        // "unless she takes it already" names the exception itself.
        if (sentence.Parts.Any(part => part.First > 0 && sentence.Hits.Tokens.Word(part.First) is "unless"))
            return;
        // "Only sepsis justifies antibiotics first" names the exception too.
        if (sentence.Hits.Tokens.Count > 0 && sentence.Hits.Tokens.Word(0) is "only")
            return;
        if (faults.Exists(f => f.Code is "allergy_conflict"))
            return;
        Fact? last = null;
        var proposes = _proposals.IsProposal(sentence);
        var permits = _proposals.PermitsGiving(sentence);
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            var next = i + 1 < facts.Count && facts[i + 1].EvidenceId == fact.EvidenceId ? facts[i + 1].Statement : null;
            var before = last?.EvidenceId == fact.EvidenceId ? last?.Statement : null;
            last = fact;
            if (fact.EvidenceId is null)
                continue;
            if ((_stated.IsBroken(sentence, before, fact.Statement, _warned, ClassOf) && !_pauses.IsManaged(sentence, fact.Statement, next)) || _labelled.IsBroken(sentence, fact.Statement, _warned) || _weakened.IsTrusted(sentence, fact.Statement))
            {
                faults.Add(new SentenceFault("medication_conflict", "[" + fact.EvidenceId + "]"));
                return;
            }

            if (!proposes && !permits)
                continue;
            if (proposes && !PatientScope.Excludes(sentence) && (_adults.IsGiven(sentence, fact, facts) || _regimes.IsOther(sentence, fact.Statement) || _criteria.IsOther(sentence, fact, facts)))
            {
                faults.Add(new SentenceFault("dose_limit", "[" + fact.EvidenceId + "]"));
                return;
            }

            if (!fact.Statement.HasDenial)
                continue;
            if ((ProposesBarred(sentence, fact.Statement) || (proposes && (IsAffirmedInState(sentence, fact.Statement) || (before is not null && IsWarnedAfter(sentence, before, fact.Statement))))) && !_pauses.IsManaged(sentence, fact.Statement, next))
            {
                faults.Add(new SentenceFault("medication_conflict", "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>Whether it proposes what the fact advises against in a situation that the patient is in.</summary>
    private bool ProposesBarred(Statement sentence, Statement fact) =>
        Proposed(sentence, fact) is { } medicine && _stretches.Of(fact, stretch => IsAdvisedAgainst(stretch, medicine)).Exists(stretch => _situation.Applies(stretch, medicine, ClassOf));

    /// <summary>The concept of a medicine or class that the fact advises against and the sentence proposes, or null.</summary>
    private uint? Proposed(Statement sentence, Statement fact)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            var concept = sentence.ConceptAt[i];
            if (concept == 0 || sentence.DeniedAt[i] || !IsMedicine(sentence, i) || Proposals.IsHypothetical(sentence, i) || Proposals.IsTakenAway(sentence, i) || IsBeside(sentence, i, fact) || QualifiedNames.Differ(sentence, i, fact) || LocalForms.Differ(sentence, fact))
                continue;
            if (IsAdvisedAgainst(fact, concept) && !_proposals.IsWarned(sentence, i) && !_warned.Contains(concept))
                return concept;
        }

        return null;
    }

    /// <summary>"Venlafaxine can be given with tamoxifen": another medicine, of which the fact does not speak, is what is proposed.</summary>
    private bool IsBeside(Statement sentence, int token, Statement fact)
    {
        if (token == 0 || sentence.Hits.Tokens.Word(token - 1) is not ("with" or "during" or "alongside" or "beside"))
            return false;
        for (var i = 0; i < token; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && !sentence.DeniedAt[i] && !fact.Stems.Contains(concept) && _vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }

    /// <summary>"Sumatriptan 50 mg. Contraindicated with an MAOI", "X with SSRIs: seizures. Avoid": the medicine, or the one that the patient takes, stands in the sentence before.</summary>
    private bool IsWarnedAfter(Statement sentence, Statement before, Statement fact)
    {
        var part = fact.Parts.FirstOrDefault(clause => clause.AdvisesAgainst);
        if (part is null || fact.Parts.Any(clause => clause.First <= part.First && NamesOther(fact, clause)))
            return false;
        var ofFact = _taken.Overlaps(part.Concepts);
        if (!ofFact && (part.Denied.Count > 1 || !_taken.Overlaps(before.Stems)))
            return false;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            var concept = sentence.ConceptAt[i];
            if (concept != 0 && !sentence.DeniedAt[i] && (IsMedicine(sentence, i) || !sentence.Hits.Between(_remedies, i, i).IsEmpty) && !_taken.Contains(concept) && before.Stems.Contains(concept)
                && !_warned.Contains(concept) && !_proposals.IsWarned(sentence, i) && !Proposals.IsHypothetical(sentence, i))
                return true;
        }

        return false;
    }

    private bool IsMedicine(Statement statement, int token)
    {
        if (_vocabulary.IsMedicine(statement.Hits.Tokens.Word(token)))
            return true;
        foreach (var (members, name) in _policy.Answers.Broader)
        {
            if (statement.ConceptAt[token] == name || statement.Hits.Between(members, token, token).Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the fact denies the medicine itself or a class of it; a clause that denies without a medicine speaks of all in its sentence.</summary>
    private bool IsAdvisedAgainst(Statement fact, uint medicine)
    {
        for (var p = 0; p < fact.Parts.Count; p++)
        {
            var part = fact.Parts[p];
            if (!part.AdvisesAgainst)
                continue;
            if (Names(fact, part, medicine))
                return true;
            if (!NamesOther(fact, part) && !_pauses.ForbidsTaken(fact, part) && IsSubject(fact, p, medicine))
                return true;
        }

        return false;
    }

    /// <summary>"…, but avoid in asthma": what is advised against without a name of its own stands before, or else behind.</summary>
    private bool IsSubject(Statement fact, int part, uint medicine)
    {
        for (var before = part - 1; before >= 0; before--)
        {
            if (!NamesAny(fact, fact.Parts[before]))
                continue;
            // "Retinoids, adapalene included, are contraindicated": an aside names one of them.
            if (Names(fact.Parts[before].Concepts, medicine) || !IsAside(fact, fact.Parts[before]))
                return Names(fact.Parts[before].Concepts, medicine);
        }

        return Names(fact.Stems, medicine);
    }

    private static bool IsAside(Statement fact, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "included" or "including")
                return true;
        }

        return false;
    }

    /// <summary>"Omit the load in patients taking theophylline": the patient takes it, and the sentence says to load.</summary>
    private bool IsAffirmedInState(Statement sentence, Statement fact)
    {
        foreach (var part in fact.Parts)
        {
            if (!part.AdvisesAgainst)
                continue;
            var rest = new HashSet<uint>(part.Denied);
            rest.ExceptWith(_situation.Medicines);
            foreach (var state in _situation.States)
                rest.ExceptWith(state);
            if (rest.Count is 0 or > 3 || rest.Count == part.Denied.Count || !rest.IsSubsetOf(sentence.Stems))
                continue;
            if (!sentence.Parts.Any(clause => clause.Denied.Overlaps(rest)) && !_warned.Overlaps(rest) && !IsWarnedOf(sentence, rest))
                return true;
        }

        return false;
    }

    private bool IsWarnedOf(Statement sentence, HashSet<uint> concepts)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (concepts.Contains(sentence.ConceptAt[i]) && (_proposals.IsWarned(sentence, i) || Proposals.IsTakenAway(sentence, i)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause denies the medicine or its class; "bulk-forming laxatives" are not all laxatives.</summary>
    private bool Names(Statement fact, StatementPart part, uint medicine)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (!part.Denied.Contains(fact.ConceptAt[i]) || fact.ConceptAt[i] == 0 || IsTimeOf(fact, part, i) || IsOther(fact, i))
                continue;
            if (fact.ConceptAt[i] == medicine || (ClassOf(medicine, fact.ConceptAt[i]) && !(IsQualified(fact, part, i) && !IsMedicine(fact, i - 1))))
                return true;
        }

        return false;
    }

    /// <summary>"Withhold simvastatin during clarithromycin", "avoid potassium while on it": what stands before is advised against.</summary>
    private bool IsTimeOf(Statement fact, StatementPart part, int token)
    {
        var during = false;
        for (var i = token - 1; i >= part.First; i--)
        {
            during |= fact.Hits.Tokens.Word(i) is "during" or "while" or "alongside";
            if (during && fact.ConceptAt[i] != 0 && part.Denied.Contains(fact.ConceptAt[i]) && (IsMedicine(fact, i) || _situation.Medicines.Contains(fact.ConceptAt[i])))
                return true;
        }

        return false;
    }

    /// <summary>"Choose another antibiotic": what is to be taken instead.</summary>
    private static bool IsOther(Statement fact, int token) => token > 0 && fact.Hits.Tokens.Word(token - 1) is "another" or "different" or "alternative";

    private static bool IsQualified(Statement fact, StatementPart part, int token) =>
        token > part.First && part.Denied.Contains(fact.ConceptAt[token - 1]) && !LocalForms.IsOfWhole(fact.Hits.Tokens.Word(token - 1)) && fact.Hits.Tokens.Text[fact.Hits.Tokens[token].Start - 1] == ' ';

    private bool Names(HashSet<uint> concepts, uint medicine)
    {
        if (concepts.Contains(medicine))
            return true;
        foreach (var concept in concepts)
        {
            if (ClassOf(medicine, concept))
                return true;
        }

        return false;
    }

    /// <summary>Whether it names a medicine that the patient does not take.</summary>
    private bool NamesOther(Statement fact, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.ConceptAt[i] is var concept and not 0 && !_situation.Medicines.Contains(concept) && IsMedicine(fact, i))
                return true;
        }

        return false;
    }

    private bool NamesAny(Statement fact, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.ConceptAt[i] != 0 && IsMedicine(fact, i))
                return true;
        }

        return false;
    }

    private bool ClassOf(uint medicine, uint name) => _classes.TryGetValue(medicine, out var classes) && classes.Contains(name);

    /// <summary>Notes the classes of the medicines that a sentence names.</summary>
    private void Learn(Statement sentence)
    {
        foreach (var (members, name) in _policy.Answers.Broader)
        {
            foreach (var hit in sentence.Hits.Of(members))
            {
                if (sentence.ConceptAt[hit.Start] is var concept and not 0)
                {
                    if (!_classes.TryGetValue(concept, out var classes))
                        _classes[concept] = classes = [];
                    classes.Add(name);
                }
            }
        }
    }
}
