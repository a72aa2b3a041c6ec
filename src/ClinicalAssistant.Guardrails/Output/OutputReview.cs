using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The review of one answer: each sentence in order, then what is added at the end. Not safe for concurrent use.</summary>
public sealed class OutputReview
{
    private const int Longest = 8_000;
    private readonly GuardPolicy _policy;
    private readonly AnswerVocabulary _vocabulary;
    private readonly OutputContext _context;
    private readonly FactBase _facts;
    private readonly Citations _citations;
    private readonly NearWords _near;
    private readonly NumberCheck _numbers;
    private readonly TimingCheck _timing;
    private readonly SupportCheck _support;
    private readonly OppositionCheck _opposition;
    private readonly ReassuranceCheck _reassurance;
    private readonly CertaintyCheck _certainty;
    private readonly ReplacedWords _replaced;
    private readonly PatientCheck _patient;
    private readonly PatientFactCheck _patientFacts;
    private readonly RecordCheck _record;
    private readonly EndedSince _ended;
    private readonly PastInSource _pastInSource;
    private readonly TurnedVerbs _turned;
    private readonly BandedFigures _banded;
    private readonly BandedActions _actions;
    private readonly SoleTreatment _sole;
    private readonly UnchangedBeside _unchanged;
    private readonly PatientAudienceCheck _audience;
    private readonly DutyCheck _duty;
    private readonly HoldingOff _holding;
    private readonly TurnedBounds _bounds;
    private readonly ForeignDiagnosis _foreign;
    private readonly LeakCheck _leaks;
    private readonly SentenceJudge? _judge;
    private readonly Action<SentenceReading>? _observed;
    private readonly SentenceFeatures _features;
    private readonly List<Statement> _shown = [];
    private readonly List<Statement> _withheld = [];
    private readonly List<Statement> _conflicting = [];

    internal OutputReview(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary, OutputReview? after, SentenceJudge? judge, Action<SentenceReading>? observed)
    {
        _policy = policy;
        _vocabulary = vocabulary;
        _context = context;
        _facts = new FactBase(policy, context, after?._facts);
        _citations = new Citations(context.Evidence);
        _near = new NearWords(vocabulary.Meanings);
        _numbers = new NumberCheck(policy, _facts, vocabulary, context.Patient);
        _timing = new TimingCheck(policy, vocabulary, _facts);
        _support = new SupportCheck(policy, vocabulary, _near);
        _opposition = new OppositionCheck(policy, vocabulary, _near, _facts.IsOfRecord, _facts.IsAllergen);
        _replaced = new ReplacedWords(vocabulary);
        _reassurance = new ReassuranceCheck(policy);
        _certainty = new CertaintyCheck(policy);
        _patient = new PatientCheck(policy, context, vocabulary);
        _patientFacts = new PatientFactCheck(policy, context, vocabulary);
        _record = new RecordCheck(policy, context.Patient);
        _ended = new EndedSince(policy, context.Task);
        _pastInSource = new PastInSource(policy);
        _turned = new TurnedVerbs(policy);
        _banded = new BandedFigures(policy, context, vocabulary);
        _actions = new BandedActions(policy);
        _sole = new SoleTreatment(policy, context.Patient);
        _unchanged = new UnchangedBeside(policy, context.Patient, vocabulary);
        _audience = new PatientAudienceCheck(policy, context, vocabulary);
        _duty = new DutyCheck(policy);
        _holding = new HoldingOff(vocabulary);
        _bounds = new TurnedBounds(policy, vocabulary);
        _foreign = new ForeignDiagnosis(policy, vocabulary);
        _leaks = new LeakCheck(context.Protected);
        (_judge, _observed) = (judge, observed);
        _features = new SentenceFeatures(policy, vocabulary, _near, context);
    }

    /// <summary>The verdict on the next sentence, the white space around it included.</summary>
    public SentenceVerdict Check(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (string.IsNullOrWhiteSpace(sentence))
            return new SentenceVerdict(sentence, SentenceStatus.Released, []);
        // What is longer is no sentence; a bound on length keeps every pattern far from its time-out, however busy the machine is.
        if (sentence.Length > Longest)
            return new SentenceVerdict(sentence, SentenceStatus.Withheld, ["check_failed"]);
        try
        {
            return Checked(sentence);
        }
        catch (Exception)
        {
            // The rail's catch-all: a sentence that could not be checked is not shown. The fault's own words may quote it and stay out.
            return new SentenceVerdict(sentence, SentenceStatus.Withheld, ["check_failed"]);
        }
    }

    private SentenceVerdict Checked(string sentence)
    {
        var (cited, text) = _citations.Read(sentence);
        var statement = Statement.Read(text, _policy, cited);
        var faults = new List<SentenceFault>();
        if (!_context.FromReference || !VerbatimCheck.Holds(sentence, cited, _context.Evidence))
        {
            _support.Check(statement, cited, _facts, _context.FromReference, faults);
            _numbers.Check(statement, cited, _facts.Facts, faults);
            _timing.Check(statement, cited, faults);
            // The reference generator sets findings for and against side by side; what it repeats it takes from the evidence.
            if (!_context.FromReference)
            {
                var basis = _facts.Basis(cited);
                _opposition.Check(statement, cited.Count > 0, basis, _facts.Facts.Where(fact => fact.EvidenceId is null), faults);
                _reassurance.Check(statement, basis, faults);
                _certainty.Check(statement, basis, faults);
                _ended.Check(statement, cited, _facts, faults);
                if (faults.Count == 0)
                    _pastInSource.Check(statement, cited, _facts, faults);
                if (faults.Count == 0)
                    _turned.Check(statement, basis, cited.Count > 0, faults);
                _banded.Check(statement, cited, _facts, faults);
                _duty.Check(statement, cited, basis, faults);
            if (cited.Count > 0)
                _holding.Check(statement, basis, faults);
                if (faults.Count == 0 && _foreign.Find(statement, _facts) is { } foreign)
                    faults.Add(new SentenceFault("claim_unsupported", foreign));
                if (faults.Count == 0 && OrganSides.Find(statement, cited, _facts) is { } side)
                    faults.Add(side);
                if (cited.Count > 0 && faults.Count == 0 && _actions.IsTurned(statement, basis))
                    faults.Add(new SentenceFault("opposite_of_evidence", "the other side of the bound"));
                if (cited.Count > 0 && faults.Count == 0 && _bounds.IsTurned(statement, basis))
                    faults.Add(new SentenceFault("comparison_reversed", "the bound"));
                if (cited.Count > 0 && faults.Count == 0 && _replaced.Find(statement, basis, _facts) is { } replaced)
                    faults.Add(replaced);
            }

            _record.Check(statement, _facts.Facts, faults);
            _patientFacts.Check(statement, _facts.Facts, faults);
            _sole.Check(statement, cited, _facts, faults);
        }

        _patient.Check(statement, _facts, _context, faults);
        if (!_context.FromReference)
            _unchanged.Check(statement, _facts.Facts, faults);
        if (_context.Audience == Audience.Patient)
            _audience.Check(statement, faults);
        foreach (var (code, rule) in _policy.SentenceRules)
        {
            if (rule.AppliesTo(_context.Audience) && rule.Rule.Match(statement.Hits) is not null && !(code == "individual_prescribing" && IsOfLeaflet(statement, cited)) && !(code == "definitive_diagnosis" && TellsOfRecord(statement)) && !faults.Exists(f => f.Code == code))
                faults.Add(new SentenceFault(code, ""));
        }

        if (_leaks.Leaks(statement.Hits.Tokens))
            faults.Add(new SentenceFault("prompt_leak", ""));
        if (_context.ForeignIdentifiers is { } identifiers)
            faults.AddRange(identifiers(text));
        if (!_context.FromReference && (_judge is not null || _observed is not null))
            Judge(sentence, statement, cited, faults);

        var status = SentenceStatus.Released;
        var reasons = new List<string>(faults.Count);
        foreach (var fault in faults)
        {
            var here = _policy.OutputRules.TryGetValue(fault.Code, out var rule) ? rule.For(_context.Audience) : SentenceStatus.Withheld;
            if (here == SentenceStatus.Released)
                continue;
            reasons.Add(fault.Detail.Length == 0 ? fault.Code : fault.Code + ": " + fault.Detail);
            if (here > status)
                status = here;
        }

        (status == SentenceStatus.Withheld ? _withheld : _shown).Add(statement);
        if (status == SentenceStatus.Released && cited.Count > 0)
            _facts.Tell(statement);
        if (faults.Exists(fault => fault.Code is "medication_conflict" or "allergy_conflict" or "dose_limit" or "recommendation_reversed"))
            _conflicting.Add(statement);
        return new SentenceVerdict(sentence, status, reasons);
    }

    /// <summary>
    /// The learned judge is heard where no check objects, and before a professional where one objects to a denial in free wording alone, which it may
    /// turn from withheld to marked. Whoever observes is shown what
    /// the checks do alone, so that what is learned does not depend on what was.
    /// </summary>
    private void Judge(string sentence, Statement statement, IReadOnlyList<string> cited, List<SentenceFault> faults)
    {
        if (_observed is not null)
            _observed(new SentenceReading(sentence, _features.Of(statement, cited, _facts), faults.Count > 0));
        if (_observed is not null || _judge is null || !faults.TrueForAll(fault => fault.IsDisputable && _context.Audience == Audience.Clinician))
            return;
        var doubt = _judge.Doubt(_features.Of(statement, cited, _facts));
        if (faults.Count == 0 && doubt >= _judge.Doubted)
        {
            faults.Add(new SentenceFault("claim_doubtful", ""));
        }
        else if (faults.Count > 0 && doubt < SentenceJudge.HardlyDoubted)
        {
            faults[0] = new SentenceFault("denial_disputed", faults[0].Detail);
            faults.RemoveRange(1, faults.Count - 1);
        }
    }

    /// <summary>It says what the cited evidence says of the patient's own medicine, of one that is sold without a prescription, or of another without a dose.</summary>
    private bool IsOfLeaflet(Statement sentence, IReadOnlyList<string> cited)
    {
        if (cited.Count == 0 || !cited.All(_facts.Resolves))
            return false;
        var free = new HashSet<uint>();
        foreach (var hit in sentence.Hits.Of(_policy.Group("sold_freely")))
            free.Add(sentence.ConceptAt[hit.Start]);
        // "How do I take the tablets?": what to take has been decided.
        var asked = _facts.Facts.Where(static fact => fact.Origin == FactOrigin.Question).Select(static fact => fact.Statement).ToList();
        if (asked.Exists(question => question.Has(_policy.Group("asks_how_to_take"))))
        {
            // "How do I take paracetamol?" asks for no codeine.
            var isNamed = asked.Exists(question => _support.NamesMedicine(question, static _ => false));
            return !_support.NamesMedicine(sentence, medicine => cited.Any(id => _facts.Says(id, medicine)) && (!isNamed || _facts.IsGiven(medicine)));
        }

        return !_support.NamesMedicine(sentence, medicine => _facts.IsOfRecord(medicine) || ((free.Contains(medicine) || !Proposals.HasDose(sentence)) && cited.Any(id => _facts.Says(id, medicine))));
    }

    /// <summary>"Because you have depression": every disease that it names stands in the record.</summary>
    private bool TellsOfRecord(Statement sentence)
    {
        var named = false;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] == 0 || !_vocabulary.IsDisease(sentence.Hits.Tokens.Word(i)))
                continue;
            if (!_facts.IsOfRecordNow(sentence.ConceptAt[i]))
                return false;
            named = true;
        }

        return named;
    }

    /// <summary>Ends the review: what the answer left out, then the disclaimer of its task and audience.</summary>
    public IReadOnlyList<Addition> Close()
    {
        var additions = new List<Addition>();
        try
        {
            additions.AddRange(LeftOut());
        }
        catch (Exception)
        {
            // The rail's catch-all: what must be mentioned is not known, so the reader is told to look.
            additions.Add(new Addition(_policy.Text("omissions_unchecked"), "omission_check_failed"));
        }

        if (_policy.DisclaimerText(_context.Task, _context.Audience) is { } disclaimer)
            additions.Add(new Addition(disclaimer, "disclaimer"));
        return additions;
    }

    private List<Addition> LeftOut()
    {
        var additions = new List<Addition>();
        foreach (var mention in _context.MustMention)
        {
            if (!IsMentioned(mention))
                additions.Add(new Addition(mention.EvidenceId is null ? mention.Text : mention.Text + " [" + mention.EvidenceId + "]", mention.Why));
        }

        if (!_context.FromReference)
            additions.AddRange(new OmissionRail(_policy, _vocabulary, _near).Find(_facts.Facts, _shown, _withheld, _conflicting, _context));
        return additions;
    }

    private bool IsMentioned(MustMention mention)
    {
        foreach (var term in mention.Terms)
        {
            var wanted = Concepts.Said(term, _policy);
            foreach (var statement in _shown)
            {
                if (wanted.Count > 0 ? wanted.IsSubsetOf(statement.Stems) : statement.Text.Contains(term, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
