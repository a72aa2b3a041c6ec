using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Collects what the rules found in one message and decides.</summary>
internal sealed class InputVerdict(GuardPolicy policy, Audience audience)
{
    private readonly List<string> _rules = [];
    private PolicyCategory? _category;
    private Decision _outcome = Decision.Allow;
    private double _score;
    private EmergencyKind? _emergency;
    private bool _injection;

    public bool IsRefused => _outcome == Decision.Refuse;

    public void Add(EmergencyKind emergency, string rule)
    {
        // A crisis of the mind comes before an emergency of the body: its notice names both helps.
        if (_emergency is null || (emergency.IsCrisis && !_emergency.IsCrisis))
            _emergency = emergency;
        _rules.Add(rule);
    }

    public void Add(PolicyCategory category, Decision outcome, double score, string rule)
    {
        if (!_rules.Contains(rule))
            _rules.Add(rule);
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

    public void Add(ClassifierScore score)
    {
        var category = score.Category is null ? null : policy.Categories.FirstOrDefault(c => c.Id == score.Category);
        category ??= policy.Category("unsafe_request");
        if (score.Harm >= policy.RefuseAt)
            Add(category, Decision.Refuse, score.Harm, "classifier");
        else if (score.Harm >= policy.CautionAt)
            Add(category, Decision.Caution, score.Harm, "classifier");
    }

    /// <summary>Carries an earlier refusal on.</summary>
    public void Continue(InputVerdict earlier)
    {
        if (earlier._category is { } category)
            Add(category, Decision.Refuse, earlier._score, "continues:" + earlier._rules[0]);
    }

    public GuardDecision Decide()
    {
        var refused = _outcome == Decision.Refuse;
        var escalated = _emergency is not null && !refused;
        return new GuardDecision
        {
            Decision = escalated ? Decision.Escalate : _outcome,
            Emergency = _emergency is null ? null : new Emergency(_emergency.Id, _emergency.NoticeFor(audience)),
            Category = _category?.Id ?? (_emergency is null ? "none" : _emergency.Id),
            Score = escalated ? Math.Max(_score, 0.9) : _score,
            Rules = _rules,
            Injection = _injection,
            Reason = _category?.Reason,
            Alternative = _category?.Alternative,
        };
    }

    private static int Weight(Decision decision) => decision switch
    {
        Decision.Refuse => 3,
        Decision.Escalate => 2,
        Decision.Caution => 1,
        _ => 0,
    };
}
