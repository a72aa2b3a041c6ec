using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Judges what comes in: rules of the policy first, then the learned classifier where there is one. Emergencies escalate and are never
/// refused; harm asked for in a crisis is refused with the emergency set. Deterministic, without input or output, safe for concurrent use.
/// </summary>
public sealed class InputGuard
{
    private const int TurnsLookedAt = 6;
    private const int TurnLength = 4000;
    private readonly GuardPolicy _policy;
    private readonly Func<string, ClassifierScore>? _classifier;
    private readonly InputRules _rules;

    /// <summary>A guard over a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="classifier">The learned classifier, or null for rules alone.</param>
    public InputGuard(GuardPolicy policy, Func<string, ClassifierScore>? classifier = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _classifier = classifier;
        _rules = new InputRules(policy);
    }

    /// <summary>Whether a learned classifier judges beside the rules.</summary>
    public bool HasClassifier => _classifier is not null;

    /// <summary>The verdict on a text.</summary>
    public GuardDecision Judge(GuardInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var hits = _rules.Find(input.Text);
        var verdict = new InputVerdict(_policy, input.Audience);
        if (input.Where != InputPlace.User)
        {
            _rules.Injection(hits, verdict, isData: true);
            return verdict.Decide();
        }

        _rules.Emergencies(hits, input.Audience, verdict);
        _rules.Injection(hits, verdict, isData: false);
        _rules.Categories(hits, input.Audience, verdict);
        _rules.Language(hits, verdict);
        if (Disguise.Reveal(input.Text) is { } revealed)
        {
            var revealedHits = _rules.Find(revealed);
            _rules.Injection(revealedHits, verdict, isData: false);
            _rules.Categories(revealedHits, input.Audience, verdict);
        }

        if (_classifier is not null && !verdict.IsRefused)
            verdict.Add(_classifier(input.Text));
        if (input.History.Count > 0 && !verdict.IsRefused)
            Conversation(input, hits, verdict);
        return verdict.Decide();
    }

    /// <summary>Harm that is split over turns, and the next step of what was refused before.</summary>
    private void Conversation(GuardInput input, TermHits current, InputVerdict verdict)
    {
        var turns = input.History.Where(t => t.Speaker == Speaker.User).TakeLast(TurnsLookedAt).Select(t => t.Text.Length > TurnLength ? t.Text[..TurnLength] : t.Text).ToArray();
        if (turns.Length == 0)
            return;
        var before = string.Join(' ', turns.TakeLast(3)) + " ";
        var joined = _rules.Find(before + input.Text);
        _rules.Categories(joined, input.Audience, verdict, touches: before.Length);
        if (verdict.IsRefused || !IsContinuation(current))
            return;
        foreach (var turn in turns.Reverse().Take(3))
        {
            var earlier = new InputVerdict(_policy, input.Audience);
            _rules.Categories(_rules.Find(turn), input.Audience, earlier);
            if (_classifier is not null && !earlier.IsRefused)
                earlier.Add(_classifier(turn));
            if (earlier.IsRefused)
            {
                verdict.Continue(earlier);
                return;
            }
        }
    }

    private bool IsContinuation(TermHits current) =>
        current.Any(_policy.Group("continuation")) || (current.Tokens.Count <= 6 && !current.Any(_policy.Group("clinical")));
}
