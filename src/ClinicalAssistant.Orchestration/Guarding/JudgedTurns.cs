using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// What of the conversation a model may be shown. Earlier turns are data, whoever spoke: a caller may send any as the program's own words. One that instructs this program is left out.
/// What an assistant said is judged by the rules alone: to the learned layer the program's own advice on what to do next reads like an instruction.
/// </summary>
/// <param name="Usable">The turns, with those that are left out saying so.</param>
/// <param name="Instructed">Whether any was left out.</param>
internal sealed record JudgedTurns(IReadOnlyList<Turn> Usable, bool Instructed)
{
    public static JudgedTurns None { get; } = new([], false);

    public static JudgedTurns Of(Question question, int shown, Func<GuardInput, GuardDecision> judge, Func<GuardInput, GuardDecision> rulesAlone)
    {
        var from = question.History.Count - shown;
        var turns = question.History.Select((turn, i) => i >= from && Instructs(turn) ? turn with { Text = JudgedTools.LeftOut } : turn).ToList();
        return new JudgedTurns(turns, turns.Exists(static turn => turn.Text == JudgedTools.LeftOut));

        bool Instructs(Turn turn) => (turn.Speaker == Speaker.User ? judge : rulesAlone)(new GuardInput { Text = turn.Text, Audience = question.Audience, Where = InputPlace.Document }).Injection;
    }
}
