using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Collects what the rules found in one message and decides.</summary>
internal sealed class InputVerdict(GuardPolicy policy, Audience audience)
{
    private const string Learned = "classifier";

    private const string TakenAsProper = "This is taken as proper work. Were it meant otherwise: ";

    // Below this the classifier's word alone does not turn a cry for help into a refusal.
    private const double CertainHarm = 0.8;
    private readonly List<string> _rules = [];
    private PolicyCategory? _category;
    private Decision _outcome = Decision.Allow;
    private double _score;
    private EmergencyKind? _emergency;
    private bool _injection;
    private bool _refusedByRule;

    public bool IsRefused => _outcome == Decision.Refuse;

    public void Add(EmergencyKind emergency, string rule)
    {
        // A crisis of the mind comes before an emergency of the body: its notice names both helps. What is known precisely comes before what is not.
        if (_emergency is null || (emergency.IsCrisis && !_emergency.IsCrisis) || (_emergency.IsGeneral && !emergency.IsGeneral))
            _emergency = emergency;
        _rules.Add(rule);
    }

    public void Add(PolicyCategory category, Decision outcome, double score, string rule)
    {
        if (!_rules.Contains(rule))
            _rules.Add(rule);
        _refusedByRule |= outcome == Decision.Refuse && rule != Learned;
        if (Weight(outcome) < Weight(_outcome) || (outcome == _outcome && score <= _score))
            return;
        _category = category;
        _outcome = outcome;
        _score = score;
    }

    public void AddInjection(PolicyCategory category, Decision outcome, double score, string rule)
    {
        _injection = true;
        Add(category, outcome, score, rule);
    }

    /// <summary>What the classifier makes of a request.</summary>
    public void Add(ClassifierScore score)
    {
        var category = score.Category is null ? null : policy.Categories.FirstOrDefault(c => c.Id == score.Category);
        category ??= policy.Category("unsafe_request");
        if (policy.Thresholds.Refuses(score))
            Add(category, Decision.Refuse, score.Harm, Learned);
        else if (score.Harm >= policy.Thresholds.CautionAt)
            Add(category, Decision.Caution, score.Harm, Learned);
    }

    /// <summary>What only the turns together tell: neither harm nor an emergency is new where the turns before held it already.</summary>
    public void AddSplit(ClassifierScore before, ClassifierScore joined)
    {
        if (before.Harm < policy.Thresholds.CautionAt)
            Add(joined with { Harm = policy.Thresholds.Refuses(joined) ? joined.Harm : 0 });
        if (before.Emergency < policy.Thresholds.EscalateAt)
            AddEmergency(joined);
    }

    /// <summary>The kind of emergency that the classifier sees.</summary>
    public void AddEmergency(ClassifierScore score)
    {
        if (score.Emergency < policy.Thresholds.EscalateAt)
            return;
        if (policy.Emergencies.FirstOrDefault(e => e.Id == score.EmergencyKind) is { } kind)
            Add(kind, "classifier-emergency");
    }

    /// <summary>The instruction to the program that the classifier sees.</summary>
    public void AddInjection(ClassifierScore score, PolicyCategory category, Decision outcome)
    {
        if (score.Injection >= policy.Thresholds.InjectionAt)
            AddInjection(category, outcome, score.Injection, "classifier-injection");
    }

    /// <summary>Carries an earlier refusal on.</summary>
    public void Continue(InputVerdict earlier)
    {
        if (earlier._category is { } category)
            Add(category, Decision.Refuse, earlier._score, "continues:" + earlier._rules[0]);
    }

    /// <summary>The verdict.</summary>
    public GuardDecision Decide()
    {
        var refused = _outcome == Decision.Refuse && !IsCryForHelp;
        var escalated = _emergency is not null && !refused;
        return new GuardDecision
        {
            Decision = escalated ? Decision.Escalate : _outcome,
            Emergency = _emergency is null ? null : new Emergency(_emergency.Id, _emergency.NoticeFor(audience)),
            Category = _category?.Id ?? (_emergency is null ? "none" : _emergency.Id),
            Score = escalated ? Math.Max(_score, 0.9) : _score,
            Rules = _rules,
            Injection = _injection,
            Reason = IsDoubtfulHarm ? TakenAsProper + _category!.Reason : _category?.Reason,
            Alternative = _category?.Alternative,
        };
    }

    /// <summary>Someone in danger, in words that only the classifier finds harmful: help comes first, and what is unsafe is left out of the answer.</summary>
    private bool IsCryForHelp => _emergency is not null && !_refusedByRule && !_injection && (_category?.Id == _emergency.Covers || (!_emergency.IsCrisis && _score < CertainHarm));

    /// <summary>Met with caution though its category is one that is refused: the reason then speaks of what was not asked, and is said so.</summary>
    private bool IsDoubtfulHarm => _outcome == Decision.Caution && _category?.For(audience) == Decision.Refuse;

    private static int Weight(Decision decision) => decision switch
    {
        Decision.Refuse => 3,
        Decision.Escalate => 2,
        Decision.Caution => 1,
        _ => 0,
    };
}
