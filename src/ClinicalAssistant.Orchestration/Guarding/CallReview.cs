using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// The output guard for calls of the caller's functions: each text and number of their arguments is checked, and one that the guard would withhold holds back all
/// calls. A text that it would only mark is a question to the caller's program, not a statement to a reader, and goes.
/// </summary>
internal sealed class CallReview(Consultation consultation, OutputReview review)
{
    public IEnumerable<AnswerEvent> Judge(IReadOnlyList<ToolCall> calls)
    {
        var released = calls.Select(call => call with { Arguments = consultation.Restore(call.Arguments) }).ToList();
        var reasons = released.SelectMany(Reasons).Distinct().ToList();
        if (reasons.Count > 0)
        {
            yield return new SentenceWithheld(reasons);
            yield return new Notice("tool_call_withheld", "A call of the calling program's functions is withheld: an argument of it has no basis in the evidence or breaks a rule.");
            yield break;
        }

        consultation.AnythingReleased = true;
        foreach (var call in released)
        {
            yield return new Notice("tool_call", $"The calling program is asked for {call.Name} {call.Arguments}");
            yield return new ToolCalled(call);
        }
    }

    private IReadOnlyList<string> Reasons(ToolCall call)
    {
        if (consultation.Question.Tools?.Offered.FirstOrDefault(tool => tool.Name == call.Name) is not { } tool)
            return ["tool_unknown"];
        return ObjectSentences.Of(call.Arguments, tool.Schema) is { } sentences
            ? [.. sentences.Select(review.Check).Where(static verdict => verdict.Status == SentenceStatus.Withheld).SelectMany(static verdict => verdict.Reasons)]
            : ["arguments_unreadable"];
    }
}
