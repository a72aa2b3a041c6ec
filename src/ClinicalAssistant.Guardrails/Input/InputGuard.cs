using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Judges what comes in: rules of the policy first, then the learned classifier where there is one. Emergencies escalate and are never
/// refused; harm asked for in a crisis is refused with the emergency set. Deterministic, without input or output, safe for concurrent use.
/// </summary>
public sealed class InputGuard
{
    private const int TurnsJoined = 3;
    private const int TurnLength = 4000;
    private readonly GuardPolicy _policy;
    private readonly Func<string, ClassifierScore>? _classifier;
    private readonly Func<string, ClassifierScore>? _ofData;
    private readonly Func<string, ClassifierScore>? _ofTurns;
    private readonly InputRules _rules;
    private readonly MedicineList? _medicines;

    /// <summary>A guard over a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="classifier">The learned classifier, or null for rules alone.</param>
    /// <param name="medicines">Tells bare lists of medicines, in which the learned layer sees no instruction, no harm and, asked by a professional, no emergency; null where it reads them like any text.</param>
    public InputGuard(GuardPolicy policy, Func<string, ClassifierScore>? classifier = null, MedicineList? medicines = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _classifier = classifier;
        _ofData = classifier;
        _ofTurns = classifier;
        IsComplete = classifier is not null;
        _medicines = medicines;
        _rules = new InputRules(policy);
    }

    /// <summary>A guard over a policy and the learned layer that ships with it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="learned">The learned layer, or null for rules alone.</param>
    /// <param name="medicines">Tells bare lists of medicines, see the other constructor.</param>
    public InputGuard(GuardPolicy policy, LearnedLayer? learned, MedicineList? medicines)
        : this(policy, learned is null ? null : learned.Score, medicines)
    {
        _ofData = learned is null ? null : learned.ScoreData;
        _ofTurns = learned is null ? null : learned.ScoreTurns;
        IsComplete = learned?.HasEncoder == true;
    }

    /// <summary>Whether a learned classifier judges beside the rules.</summary>
    public bool HasClassifier => _classifier is not null;

    /// <summary>Whether that classifier is complete: the learned layer that ships has an encoder, which reads again what is in doubt.</summary>
    public bool IsComplete { get; }

    /// <summary>The verdict on a text.</summary>
    public GuardDecision Judge(GuardInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var isData = input.Where != InputPlace.User;
        var classifier = isData ? _ofData : _classifier;
        var hits = _rules.Find(input.Text);
        var learned = classifier?.Invoke(input.Text);
        var score = learned ?? default;
        var isList = _medicines?.Is(hits.Tokens) == true;
        var verdict = new InputVerdict(_policy, input.Audience);
        _rules.Injection(hits, verdict, isData, learned);
        if (!isList)
            _rules.Injection(score, verdict, isData);
        var revealed = Disguise.Reveal(input.Text);
        var revealedHits = revealed is null ? null : _rules.Find(revealed);
        var revealedScore = revealed is null ? default : classifier?.Invoke(revealed) ?? default;
        if (revealedHits is not null)
        {
            _rules.Injection(revealedHits, verdict, isData, score: null);
            _rules.Injection(revealedScore, verdict, isData);
        }

        if (isData)
            return verdict.Decide();
        _rules.Emergencies(hits, input.Audience, verdict, learned);
        if (!hits.Any(_policy.Group("exam_frame")) && !(isList && input.Audience == Audience.Clinician))
            verdict.AddEmergency(score);
        _rules.Categories(hits, input.Audience, verdict, learned);
        _rules.Language(hits, verdict);
        if (revealedHits is not null)
        {
            _rules.Categories(revealedHits, input.Audience, verdict, score: null);
            verdict.Add(revealedScore);
        }

        // Names and doses alone ask for nothing.
        if (!isList)
            verdict.Add(score);
        if (input.History.Count > 0 && !verdict.IsRefused)
            Conversation(input, hits, verdict);
        return verdict.Decide();
    }

    /// <summary>Harm and emergencies that are split over turns, and the next step of what was refused before.</summary>
    private void Conversation(GuardInput input, TermHits current, InputVerdict verdict)
    {
        var turns = input.History.Where(t => t.Speaker == Speaker.User).TakeLast(TurnsJoined).Select(t => t.Text.Length > TurnLength ? t.Text[..TurnLength] : t.Text).ToArray();
        if (turns.Length == 0)
            return;
        var before = string.Join(' ', turns) + " ";
        var joined = _rules.Find(before + input.Text);
        _rules.Categories(joined, input.Audience, verdict, score: null, touches: before.Length);
        if (_ofTurns is not null)
            verdict.AddSplit(_ofTurns(before), _ofTurns(before + input.Text));
        if (verdict.IsRefused || !IsContinuation(current))
            return;
        foreach (var turn in turns.Reverse())
        {
            var earlier = new InputVerdict(_policy, input.Audience);
            var score = _classifier?.Invoke(turn);
            _rules.Categories(_rules.Find(turn), input.Audience, earlier, score);
            if (score is { } learned)
                earlier.Add(learned);
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
